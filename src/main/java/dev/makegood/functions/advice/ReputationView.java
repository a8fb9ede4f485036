package dev.makegood.functions.advice;

import dev.makegood.advice.reputation.Action;
import dev.makegood.advice.reputation.NotificationDelay;
import dev.makegood.advice.reputation.Reputation;
import dev.makegood.advice.reputation.Share;
import dev.makegood.advice.reputation.Trend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a merchant's figures for a period with their trend, and its next actions. A figure is absent if there was
 * nothing to count.
 */
public record ReputationView(
        String merchantId,
        LocalDate from,
        LocalDate to,
        String zone,
        Optional<ShareView> stockouts,
        Optional<ShareView> refundedWithin24Hours,
        Optional<TellingView> buyerTold,
        Optional<ShareView> claimsUpheld,
        Optional<ShareView> restockDatesKept,
        LookedAt casesLookedAt,
        List<ActionView> actions) {

    /**
     * Shows a share.
     *
     * @param trend better, same or worse; absent if the previous period has nothing to count
     */
    public record ShareView(
            long count, long of, long basisPoints, Optional<EarlierShare> before, Optional<String> trend) {
        static ShareView of(Trend<Share> share) {
            return new ShareView(
                    share.now().count(),
                    share.now().of(),
                    share.now().basisPoints(),
                    share.before().map(before -> new EarlierShare(before.count(), before.of(), before.basisPoints())),
                    share.direction().map(Trend.Direction::id));
        }
    }

    public record EarlierShare(long count, long of, long basisPoints) {}

    /**
     * Shows how long buyers waited for their notice.
     *
     * @param medianSeconds rounded half-up
     */
    public record TellingView(long medianSeconds, int cases, Optional<EarlierTelling> before, Optional<String> trend) {
        static TellingView of(Trend<NotificationDelay> telling) {
            return new TellingView(
                    seconds(telling.now()),
                    telling.now().cases(),
                    telling.before().map(before -> new EarlierTelling(seconds(before), before.cases())),
                    telling.direction().map(Trend.Direction::id));
        }

        private static long seconds(NotificationDelay telling) {
            return telling.median().plus(Duration.ofMillis(500)).toSeconds();
        }
    }

    public record EarlierTelling(long medianSeconds, int cases) {}

    /**
     * Shows how many cases were read.
     *
     * @param more true if this or the previous period has earlier cases that the figures of refunds and notices leave
     *     out
     */
    public record LookedAt(int cases, int before, boolean more) {}

    public record ActionView(
            String kind,
            long helps,
            Optional<String> sku,
            Optional<String> supplierId,
            Optional<Instant> until,
            Map<String, String> words) {
        static ActionView of(Action action) {
            return new ActionView(
                    action.kind().id(),
                    action.helps(),
                    action.sku(),
                    action.supplierId(),
                    action.until(),
                    action.words().byField());
        }
    }

    public static ReputationView of(Reputation seen) {
        return new ReputationView(
                seen.merchantId(),
                seen.period().from(),
                seen.period().to(),
                seen.period().zone().getId(),
                seen.stockouts().map(ShareView::of),
                seen.refundedInTime().map(ShareView::of),
                seen.telling().map(TellingView::of),
                seen.claimsUpheld().map(ShareView::of),
                seen.datesKept().map(ShareView::of),
                new LookedAt(
                        seen.now().cases(),
                        seen.before().cases(),
                        seen.now().moreCases() || seen.before().moreCases()),
                seen.actions().stream().map(ActionView::of).toList());
    }
}
