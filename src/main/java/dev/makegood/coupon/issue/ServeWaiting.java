package dev.makegood.coupon.issue;

import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingList;
import dev.makegood.account.WaitingLists;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pays compensations that wait for a merchant's money, first owed, first served. One that cannot be paid blocks those
 * behind it.
 */
final class ServeWaiting {
    private final Database database;
    private final Cases cases;
    private final Accounts accounts;
    private final WaitingLists waiting;
    private final Payout payout;
    private final Reassessing reassessing;
    private final Function<PolicyRef, PolicyVersion> policies;

    ServeWaiting(Database database, Function<PolicyRef, PolicyVersion> policies, Reassessing reassessing) {
        this.reassessing = reassessing;
        this.database = database;
        this.policies = policies;
        cases = new Cases(database);
        accounts = new Accounts(database);
        waiting = new WaitingLists(database);
        payout = new Payout(database);
    }

    /**
     * Counts what one transaction did.
     *
     * @param more true if it is worth continuing at once
     * @param waiting cases that were handled and still wait with what a policy gives
     */
    record Served(int issued, boolean more, List<CaseId> waiting) {}

    /**
     * Serves the first in the queue.
     *
     * @param most how many of them
     * @param skipped cases that failed and are skipped
     */
    Served serve(CouponBatch.Payer payer, int most, Set<String> skipped, Instant now) {
        return database.decide(() -> {
            var list = waiting.find(payer.merchantId(), payer.currency());
            return list.isEmpty()
                    ? Decision.answer(new Served(0, false, List.of()))
                    : new Round(payer, list.get(), now).decide(most, skipped);
        });
    }

    /** Returns the case that is next in the queue. */
    Optional<String> next(CouponBatch.Payer payer, Set<String> skipped) {
        return first(payer, 1, skipped).map(stored -> stored.value().caseId()).findFirst();
    }

    private Stream<Stored<QueuePlace>> first(CouponBatch.Payer payer, int most, Set<String> skipped) {
        return waiting.first(payer.merchantId(), payer.currency(), most + skipped.size()).stream()
                .filter(stored -> !skipped.contains(stored.value().caseId()))
                .limit(most);
    }

    /** Takes one decision. */
    private final class Round {
        private final CouponBatch.Payer payer;
        private final Stored<WaitingList> list;
        private final Instant now;
        private final Optional<Stored<MerchantAccount>> old;
        private final List<Write> writes = new ArrayList<>();
        private final List<QueuePlace> left = new ArrayList<>();

        /**
         * A case may wait both with what a policy gives and with more, but one transaction can write its row only once.
         */
        private final Set<String> seen = new HashSet<>();

        private MerchantAccount account;
        private boolean blocked;
        private boolean pausing;
        private int issued;

        Round(CouponBatch.Payer payer, Stored<WaitingList> list, Instant now) {
            this.payer = payer;
            this.list = list;
            this.now = now;
            old = accounts.find(payer.merchantId(), payer.currency());
            account = old.map(Stored::value)
                    .orElseGet(() -> MerchantAccount.opened(payer.merchantId(), payer.currency()));
        }

        Decision<Served> decide(int most, Set<String> skipped) {
            List<Stored<QueuePlace>> turns = first(payer, most, skipped).toList();
            turns.forEach(this::handle);
            boolean more = !blocked && (turns.size() == most || !left.isEmpty());
            // Written even if unchanged, since it guards the whole list.
            addUnlessWritten(accounts.put(old, account));
            Optional<Instant> since = oldest(turns);
            addUnlessWritten(since.map(at -> waiting.put(Optional.of(list), next(at, more)))
                    .orElseGet(() -> waiting.delete(list)));
            return new Decision<>(new Served(issued, more, stillWaiting()), writes);
        }

        private WaitingList next(Instant since, boolean more) {
            return new WaitingList(
                    payer.merchantId(), payer.currency(), since, more ? now : now.plus(CouponBatch.LOOK_AGAIN));
        }

        /** Returns when the compensation that now waits longest was owed; empty if none waits any more. */
        private Optional<Instant> oldest(List<Stored<QueuePlace>> seen) {
            Set<String> gone = Set.copyOf(
                    seen.stream().map(turn -> turn.value().toString()).toList());
            Stream<QueuePlace> unseen = Stream.of(QueuePlace.Kind.values())
                    .flatMap(
                            kind -> waiting.first(payer.merchantId(), payer.currency(), kind, seen.size() + 1).stream())
                    .map(Stored::value)
                    .filter(turn -> !gone.contains(turn.toString()));
            return Stream.concat(left.stream(), unseen).map(QueuePlace::since).min(Instant::compareTo);
        }

        private void handle(Stored<QueuePlace> stored) {
            QueuePlace turn = stored.value();
            if (blocked || pausing || !seen.add(turn.caseId())) {
                left.add(turn);
                return;
            }
            Optional<Stored<Case>> found =
                    CaseId.parse(turn.caseId()).flatMap(cases::find).filter(one -> waits(one.value(), turn));
            if (found.isEmpty()) {
                writes.add(waiting.delete(turn, stored.version()));
                return;
            }
            serve(stored, found.get());
        }

        private void serve(Stored<QueuePlace> stored, Stored<Case> found) {
            QueuePlace turn = stored.value();
            var retaken = reassessing.retake(found, now);
            if (!retaken.beside().isEmpty() && !writes.isEmpty()) {
                // Cases that share a cap are paid in separate transactions, because one transaction cannot write the
                // cap's row twice.
                pausing = true;
                left.add(turn);
                return;
            }
            if (isAmong(retaken.beside(), accounts.put(old, account))) {
                takeFirst(stored, found, retaken);
                return;
            }
            Case c = retaken.theCase();
            PolicyVersion policy = policies.apply(c.policy());
            Payable all = payout.payable(c, account, policy);
            // The extra part does not overtake others: it gets a place in their queue.
            Payable part = turn.kind() == QueuePlace.Kind.POLICY ? all.withoutExtra() : all;
            if (part.amount().isPositive()) {
                var paid = payout.pay(new Stored<>(c, found.version()), part, account, policy, turn.since(), now);
                account = paid.account();
                writes.addAll(paid.writes());
                issued++;
            } else if (part.rest().isZero()) {
                writes.add(cases.put(Optional.of(found), c));
            } else if (!part.policyWaits() && !c.equals(found.value())) {
                writes.add(cases.put(Optional.of(found), c.with(new Compensation.Suspended(turn.since()))));
            }
            if (!part.policyWaits()) {
                writes.addAll(retaken.beside());
                pausing = !retaken.beside().isEmpty();
            }
            settle(stored, part);
        }

        private void addUnlessWritten(Write write) {
            if (!isAmong(writes, write)) {
                writes.add(write);
            }
        }

        private static boolean isAmong(List<Write> some, Write write) {
            return some.stream().anyMatch(one -> one.key().equals(write.key()));
        }

        /**
         * Lets a case take what its caps have left, and pays it with the next decision: that another case of the same
         * merchant is raised by it moves the money of this account too, whose row a transaction can write only once.
         */
        private void takeFirst(Stored<QueuePlace> stored, Stored<Case> found, Reassessing.Retaken retaken) {
            QueuePlace turn = stored.value();
            Case c = retaken.theCase();
            boolean waits = c.due().isPositive();
            writes.add(cases.put(Optional.of(found), waits ? c.with(new Compensation.Suspended(turn.since())) : c));
            writes.addAll(retaken.beside());
            if (waits) {
                left.add(turn);
            } else {
                writes.add(waiting.delete(turn, stored.version()));
            }
            pausing = true;
        }

        private List<CaseId> stillWaiting() {
            return left.stream()
                    .filter(turn -> turn.kind() == QueuePlace.Kind.POLICY)
                    .flatMap(turn -> CaseId.parse(turn.caseId()).stream())
                    .toList();
        }

        private void settle(Stored<QueuePlace> stored, Payable part) {
            QueuePlace turn = stored.value();
            QueuePlace.Kind kind = part.policyWaits() ? QueuePlace.Kind.POLICY : QueuePlace.Kind.EXTRA;
            if (part.rest().isZero()) {
                writes.add(waiting.delete(turn, stored.version()));
            } else if (kind == turn.kind()) {
                left.add(turn);
                blocked = true;
            } else {
                writes.add(waiting.delete(turn, stored.version()));
                QueuePlace next = turn.with(kind);
                // A case that was raised while it waited may have both places.
                if (waiting.find(next).isEmpty()) {
                    writes.add(waiting.create(next));
                }
                left.add(next);
            }
        }

        private static boolean waits(Case c, QueuePlace turn) {
            return CouponBatch.waitsSince(c).filter(turn.since()::equals).isPresent()
                    && c.due().isPositive();
        }
    }
}
