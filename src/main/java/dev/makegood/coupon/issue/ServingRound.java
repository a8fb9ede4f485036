package dev.makegood.coupon.issue;

import dev.makegood.account.MerchantAccount;
import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingList;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes one decision about the first cases in a queue. */
final class ServingRound {
    private final ServeWaiting serving;
    private final CouponBatch.Payer payer;
    private final Stored<WaitingList> list;
    private final Instant now;
    private final Optional<Stored<MerchantAccount>> old;
    private final List<Write> writes = new ArrayList<>();
    private final List<QueuePlace> left = new ArrayList<>();

    /**
     * The cases that this round has handled: a case may wait both with policy and with extra compensation, but a
     * transaction can write its row only once.
     */
    private final Set<String> seen = new HashSet<>();

    private MerchantAccount account;
    private boolean blocked;
    private boolean pausing;
    private int issued;

    ServingRound(ServeWaiting serving, CouponBatch.Payer payer, Stored<WaitingList> list, Instant now) {
        this.serving = serving;
        this.payer = payer;
        this.list = list;
        this.now = now;
        old = serving.accounts.find(payer.merchantId(), payer.currency());
        // Whoever joined the queue has written the account too.
        account = old.map(Stored::value).orElseThrow();
    }

    Decision<ServeWaiting.Served> decide(int most, Set<String> skipped) {
        List<Stored<QueuePlace>> turns = serving.first(payer, most, skipped).toList();
        turns.forEach(this::handle);
        boolean more = !blocked && (turns.size() == most || !left.isEmpty());
        // Written even if unchanged, since it guards the whole list.
        serving.accounts.put(old, account, now).forEach(this::addUnlessWritten);
        Optional<Instant> since = oldest(turns);
        addUnlessWritten(since.map(at -> serving.waiting.replace(list, next(at, more)))
                .orElseGet(() -> serving.waiting.delete(list)));
        return new Decision<>(new ServeWaiting.Served(issued, more, stillWaiting()), writes);
    }

    private WaitingList next(Instant since, boolean more) {
        return new WaitingList(
                payer.merchantId(), payer.currency(), since, more ? now : now.plus(CouponBatch.LOOK_AGAIN));
    }

    /** Returns since when the longest waiting compensation has been owed; empty if none waits any more. */
    private Optional<Instant> oldest(List<Stored<QueuePlace>> seen) {
        Set<String> gone =
                Set.copyOf(seen.stream().map(turn -> turn.value().toString()).toList());
        Stream<QueuePlace> unseen = Stream.of(QueuePlace.Kind.values())
                .flatMap(kind ->
                        serving.waiting.first(payer.merchantId(), payer.currency(), kind, seen.size() + 1).stream())
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
                CaseId.parse(turn.caseId()).flatMap(serving.cases::find).filter(one -> waits(one.value(), turn));
        if (found.isEmpty()) {
            writes.add(serving.waiting.delete(turn, stored.version()));
            return;
        }
        serve(stored, found.get());
    }

    private void serve(Stored<QueuePlace> stored, Stored<Case> found) {
        QueuePlace turn = stored.value();
        var retaken = serving.reassessing.retake(found, now);
        if (!retaken.beside().isEmpty() && !writes.isEmpty()) {
            // Cases that share a cap are paid in separate transactions, because one transaction cannot write the
            // cap's row twice.
            pausing = true;
            left.add(turn);
            return;
        }
        if (serving.accounts.put(old, account, now).stream().anyMatch(write -> isAmong(retaken.beside(), write))) {
            takeFirst(stored, found, retaken);
            return;
        }
        Case c = retaken.theCase();
        PolicyVersion policy = serving.policies.apply(c.policy());
        Payable all = serving.payout.payable(c, account, policy);
        // The extra part does not overtake others: it gets a place in their queue.
        Payable part = turn.kind() == QueuePlace.Kind.POLICY ? all.withoutExtra() : all;
        if (part.amount().isPositive()) {
            var paid = serving.payout.pay(new Stored<>(c, found.version()), part, account, policy, turn.since(), now);
            account = paid.account();
            writes.addAll(paid.writes());
            issued++;
        } else if (part.rest().isZero()) {
            writes.add(serving.cases.replace(found, c));
        } else if (!part.policyWaits() && !c.equals(found.value())) {
            writes.add(serving.cases.replace(found, c.with(new Compensation.Suspended(turn.since()))));
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
     * Lets a case take the rest of its caps. The next decision pays it, because this may also raise another case of the
     * same merchant, and a transaction can write the merchant's account only once.
     */
    private void takeFirst(Stored<QueuePlace> stored, Stored<Case> found, Reassessing.Retaken retaken) {
        QueuePlace turn = stored.value();
        Case c = retaken.theCase();
        boolean waits = c.due().isPositive();
        writes.add(serving.cases.replace(found, waits ? c.with(new Compensation.Suspended(turn.since())) : c));
        writes.addAll(retaken.beside());
        if (waits) {
            left.add(turn);
        } else {
            writes.add(serving.waiting.delete(turn, stored.version()));
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
            writes.add(serving.waiting.delete(turn, stored.version()));
        } else if (kind == turn.kind()) {
            left.add(turn);
            blocked = true;
        } else {
            writes.add(serving.waiting.delete(turn, stored.version()));
            QueuePlace next = turn.with(kind);
            // A case that was raised while it waited may have both places.
            if (serving.waiting.find(next).isEmpty()) {
                writes.add(serving.waiting.create(next));
            }
            left.add(next);
        }
    }

    private static boolean waits(Case c, QueuePlace turn) {
        return CouponBatch.waitsSince(c).filter(turn.since()::equals).isPresent()
                && c.due().isPositive();
    }
}
