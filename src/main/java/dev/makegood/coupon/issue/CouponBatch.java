package dev.makegood.coupon.issue;

import dev.makegood.account.Accounts;
import dev.makegood.account.WaitingLists;
import dev.makegood.notice.Notices;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Issues the coupons of several cases of one merchant in one transaction, with one change of its account. Amounts that
 * the merchant's money and the advance do not cover get a place in the queue, and nothing new overtakes them.
 */
final class CouponBatch {
    /**
     * The most cases: each takes at most 7 writes and a check, and all share the account and the waiting list: 98 of
     * 100. The rest of a coupon that has expired takes two more; a batch that does not fit is halved.
     */
    static final int LIMIT = 12;

    /** The pause before waiting compensations are looked at again if no money comes in. */
    static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Database database;
    final Cases cases;
    final Accounts accounts;
    final HeldCompensation held;
    final WaitingLists waiting;
    final Notices notices;
    final Payout payout;
    final Function<PolicyRef, PolicyVersion> policies;

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

    static Optional<Instant> owedSince(Case c) {
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
     * @return how many coupons, and which cases wait with policy compensation
     */
    Issued issue(Payer payer, List<CaseId> batch, Instant now) {
        return database.decide(() -> new IssueRound(this, payer, now).decide(batch));
    }

    /** Counts the results of one transaction. */
    record Issued(int coupons, List<CaseId> waiting) {}
}
