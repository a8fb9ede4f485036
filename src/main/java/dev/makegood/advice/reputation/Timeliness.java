package dev.makegood.advice.reputation;

import dev.makegood.notice.CaseFact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Measures how soon a stockout was made good: when its buyer was told and refunded. */
final class Timeliness {
    /** Our own rule for every version; exactly 24 hours is in time. */
    static final Duration IN_TIME = Duration.ofHours(24);

    private final Notices notices;
    private final Refunds refunds;
    private final Policies policies;

    Timeliness(Database database) {
        notices = new Notices(database);
        refunds = new Refunds(database);
        policies = new Policies(database);
    }

    /**
     * Holds the figures of one case.
     *
     * @param refunds those that are settled or overdue; the transfers of one refund count as one
     * @param inTime how many of them were settled in time, with all their transfers
     * @param toldAfter the time until the buyer's notice was delivered, or until now if it has not been
     */
    record TimelinessOfCase(long refunds, long inTime, Duration toldAfter) {}

    TimelinessOfCase facts(Case c, Instant now) {
        PolicyVersion policy = policies.get(c.policy());
        Collection<List<Refund>> all = refunds.ofCase(c.id()).stream()
                .collect(Collectors.groupingBy(refund -> refund.refundId().fromUnit()))
                .values();
        return new TimelinessOfCase(
                all.stream()
                        .filter(transfers -> transfers.stream().anyMatch(one -> counts(one, policy, now)))
                        .count(),
                all.stream()
                        .filter(transfers -> transfers.stream().allMatch(one -> wasInTime(one, policy)))
                        .count(),
                toldAfter(c, now));
    }

    /** If the buyer has goods instead, there was nothing to settle. */
    private static boolean counts(Refund refund, PolicyVersion policy, Instant now) {
        return switch (refund.state()) {
            case RefundState.Paid _ -> true;
            case RefundState.Withdrawn _ -> false;
            case RefundState.Unsettled _ ->
                refund.history().firstPaidAt().isPresent() || now.isAfter(inTimeUntil(refund, policy));
        };
    }

    private static boolean wasInTime(Refund refund, PolicyVersion policy) {
        return refund.history()
                .firstPaidAt()
                .filter(at -> !at.isAfter(inTimeUntil(refund, policy)))
                .isPresent();
    }

    /**
     * The time counts from when the growth was established, or the buyer's wait ended. A payment that the buyer's bank
     * returned later counts, since that is not the merchant's fault.
     */
    private static Instant inTimeUntil(Refund refund, PolicyVersion policy) {
        return policy.refundFrom(refund.history().firstDeadline()).plus(IN_TIME);
    }

    private Duration toldAfter(Case c, Instant now) {
        Optional<Instant> told = notices.told(c.id().toString()).stream()
                .filter(notice -> notice.fact() instanceof CaseFact.StockoutBuyer)
                .findFirst()
                .flatMap(Notice::toldAt);
        return Duration.between(c.establishedAt(), told.orElse(now));
    }
}
