package dev.makegood.reputation;

import dev.makegood.notice.Delivery;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.policy.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How soon a stockout was made good: its buyer told and refunded. */
final class MadeGood {
    /** By the law of the product, whatever a version allows; an instant so much later is in time. */
    static final Duration IN_TIME = Duration.ofHours(24);

    private final Notices notices;
    private final Refunds refunds;
    private final Policies policies;

    MadeGood(Database database) {
        notices = new Notices(database);
        refunds = new Refunds(database);
        policies = new Policies(database);
    }

    /**
     * What is known of one case.
     *
     * @param refunds those that are settled, or have had the time
     * @param inTime of them those that were settled in time
     * @param toldAfter until the buyer's notice was handed over; so far, if it was not
     */
    record Facts(long refunds, long inTime, Duration toldAfter) {}

    Facts facts(Case c, Instant now) {
        Duration within = Duration.ofHours(policies.get(c.policy()).refund().withinHours());
        List<Refund> all = refunds.ofCase(c.id());
        return new Facts(
                all.stream().filter(refund -> counts(refund, within, now)).count(),
                all.stream().filter(refund -> wasInTime(refund, within)).count(),
                toldAfter(c, now));
    }

    /** Where the buyer has goods instead, there was nothing to settle. */
    private static boolean counts(Refund refund, Duration within, Instant now) {
        return switch (refund.state()) {
            case RefundState.Paid _ -> true;
            case RefundState.Withdrawn _ -> false;
            case RefundState.Unsettled _ ->
                refund.firstPaidAt().isPresent() || now.isAfter(inTimeUntil(refund, within));
        };
    }

    private static boolean wasInTime(Refund refund, Duration within) {
        return refund.firstPaidAt()
                .filter(at -> !at.isAfter(inTimeUntil(refund, within)))
                .isPresent();
    }

    /**
     * Its time counts from when the growth of the case was established that it is for, or the buyer's wait ended. That the
     * buyer's bank sent it back later is not the merchant's fault.
     */
    private static Instant inTimeUntil(Refund refund, Duration within) {
        return refund.firstDeadline().minus(within).plus(IN_TIME);
    }

    private Duration toldAfter(Case c, Instant now) {
        Optional<Instant> told = notices.ofCase(c.id().toString()).stream()
                .filter(notice -> notice.template() == NoticeTemplate.STOCKOUT_BUYER)
                .findFirst()
                .map(Notice::delivery)
                .filter(Delivery.Delivered.class::isInstance)
                .map(delivery -> ((Delivery.Delivered) delivery).at());
        return Duration.between(c.establishedAt(), told.orElse(now));
    }
}
