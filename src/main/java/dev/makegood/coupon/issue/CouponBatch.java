package dev.makegood.coupon.issue;

import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingList;
import dev.makegood.account.WaitingLists;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.Notices;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Issues the coupons of several cases of one merchant in one transaction, with one change of its account. What the
 * merchant's own money and the advance do not cover gets a place in the queue, and nothing new overtakes it.
 */
final class CouponBatch {
    /** Each case takes at most 7 writes and a check, and all share the account and the waiting list: 98 of 100. */
    static final int LIMIT = 12;

    /** The pause before waiting compensations are looked at again if no money comes in. */
    static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Database database;
    private final Cases cases;
    private final Accounts accounts;
    private final HeldCompensation held;
    private final WaitingLists waiting;
    private final Notices notices;
    private final Payout payout;
    private final Function<PolicyRef, PolicyVersion> policies;

    CouponBatch(Database database, Function<PolicyRef, PolicyVersion> policies) {
        this.database = database;
        this.policies = policies;
        cases = new Cases(database);
        accounts = new Accounts(database);
        held = new HeldCompensation(database);
        waiting = new WaitingLists(database);
        notices = new Notices(database);
        payout = new Payout(database);
    }

    /** Names the account that pays. */
    record Payer(String merchantId, CurrencyUnit currency) {}

    static boolean owes(Case c, Instant now) {
        return owedSince(c).filter(since -> !since.isAfter(now)).isPresent();
    }

    private static Optional<Instant> owedSince(Case c) {
        return c.compensation() instanceof Compensation.Owed owed ? Optional.of(owed.since()) : Optional.empty();
    }

    /** Returns since when a case that may be in the queue has been owed. */
    static Optional<Instant> waitsSince(Case c) {
        return switch (c.compensation()) {
            case Compensation.Owed owed -> Optional.of(owed.since());
            case Compensation.Suspended suspended -> Optional.of(suspended.since());
            case Compensation.AwaitingRefund _, Compensation.Issued _, Compensation.Nothing _ -> Optional.empty();
        };
    }

    /**
     * Issues the coupons of those cases that still owe one.
     *
     * @return how many, and which of them wait with what a policy gives
     */
    Issued issue(Payer payer, List<CaseId> batch, Instant now) {
        return database.decide(() -> new Round(payer, now).decide(batch));
    }

    /** Counts what one transaction did. */
    record Issued(int coupons, List<CaseId> waiting) {}

    /** Takes one decision. */
    private final class Round {
        private final Payer payer;
        private final Instant now;
        private final Optional<Stored<MerchantAccount>> old;
        private final Optional<Stored<WaitingList>> list;
        private final List<Write> writes = new ArrayList<>();
        private final List<Write> checks = new ArrayList<>();
        private MerchantAccount account;
        private Optional<Instant> oldest;
        private final List<CaseId> waitWithPolicy = new ArrayList<>();
        private boolean policyWaits;
        private boolean someWait;
        private int issued;

        Round(Payer payer, Instant now) {
            this.payer = payer;
            this.now = now;
            old = accounts.find(payer.merchantId(), payer.currency());
            account = old.map(Stored::value)
                    .orElseGet(() -> MerchantAccount.opened(payer.merchantId(), payer.currency()));
            list = waiting.find(payer.merchantId(), payer.currency());
            oldest = list.map(stored -> stored.value().since());
            someWait = list.isPresent();
            policyWaits = someWait
                    && !waiting.first(payer.merchantId(), payer.currency(), QueuePlace.Kind.POLICY, 1)
                            .isEmpty();
        }

        Decision<Issued> decide(List<CaseId> batch) {
            batch.stream()
                    .map(cases::find)
                    .flatMap(Optional::stream)
                    .filter(found -> owes(found.value(), now))
                    .sorted(Comparator.comparing((Stored<Case> found) ->
                                    owedSince(found.value()).orElseThrow())
                            .thenComparing(found -> found.value().id().toString()))
                    .forEach(this::handle);
            if (!writes.isEmpty()) {
                writes.add(accounts.put(old, account));
                writes.addAll(checks);
                oldest.map(this::waitingSince)
                        .filter(next -> !list.map(Stored::value).equals(Optional.of(next)))
                        .ifPresent(next -> writes.add(waiting.put(list, next)));
            }
            return new Decision<>(new Issued(issued, List.copyOf(waitWithPolicy)), writes);
        }

        /** Money that came in makes a list due at once; whoever joins it does not postpone that. */
        private WaitingList waitingSince(Instant since) {
            Instant lookAt = list.map(stored -> stored.value().lookAt()).orElse(now.plus(LOOK_AGAIN));
            return new WaitingList(payer.merchantId(), payer.currency(), since, lookAt);
        }

        private void handle(Stored<Case> found) {
            Case c = found.value();
            Optional<List<Write>> guards = held.mayBePaid(c, now);
            if (guards.isEmpty()) {
                return;
            }
            checks.addAll(guards.get());
            Instant since = owedSince(c).orElseThrow();
            PolicyVersion policy = policies.apply(c.policy());
            Payable part = inTurn(payout.payable(c, account, policy), policy);
            boolean pays = part.amount().isPositive();
            if (pays) {
                var paid = payout.pay(found, part, account, policy, since, now);
                account = paid.account();
                writes.addAll(paid.writes());
                issued++;
            } else if (part.rest().isPositive()) {
                writes.add(suspend(found, part, policy, since));
            } else {
                writes.add(cases.replace(found, c.with(nothingDue(c))));
            }
            if (part.rest().isPositive()) {
                wait(found, part, since, pays);
            }
        }

        /** A case with caps stays owed until it has given up its share of them. */
        private Write suspend(Stored<Case> found, Payable part, PolicyVersion policy, Instant since) {
            boolean leaves = part.policyWaits() && !policy.compensation().caps().isEmpty();
            return leaves
                    ? cases.check(found.value().id(), Optional.of(found))
                    : cases.replace(found, found.value().with(new Compensation.Suspended(since)));
        }

        /** All that it is worth was given before. */
        private Compensation nothingDue(Case c) {
            return c.compensated().isZero()
                    ? new Compensation.Nothing()
                    : new Compensation.Issued(Coupon.idOf(c.id()), now);
        }

        private Payable inTurn(Payable part, PolicyVersion policy) {
            if (policyWaits && Payable.suspends(policy)) {
                return part.nothing();
            }
            return someWait ? part.withoutExtra() : part;
        }

        private void wait(Stored<Case> found, Payable part, Instant since, boolean told) {
            Case c = found.value();
            QueuePlace.Kind kind = part.policyWaits() ? QueuePlace.Kind.POLICY : QueuePlace.Kind.EXTRA;
            var turn = new QueuePlace(payer.merchantId(), payer.currency(), kind, since, c.id().toString());
            someWait = true;
            if (kind == QueuePlace.Kind.POLICY) {
                policyWaits = true;
                waitWithPolicy.add(c.id());
            }
            oldest = Optional.of(oldest.filter(since::isAfter).orElse(since));
            if (waiting.find(turn).isPresent()) {
                return;
            }
            writes.add(waiting.create(turn));
            if (!told) {
                IssueNotices.waits(found, part, turn, now).forEach(notice -> writes.add(notices.create(notice)));
            }
        }
    }
}
