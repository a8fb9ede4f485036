package dev.makegood.functions.orders;

import dev.makegood.furtherperiod.FurtherPeriod;
import java.time.Instant;

/**
 * Shows the further period that a buyer set.
 *
 * @param shipBy the ship time that was over
 * @param until the last instant of the period
 * @param then {@code cancellation} or {@code rightToCancel}
 */
public record FurtherPeriodView(
        String orderId, String lineId, Instant shipBy, Instant calledAt, Instant until, String then) {
    public static FurtherPeriodView of(FurtherPeriod period) {
        return new FurtherPeriodView(
                period.line().orderId(),
                period.line().lineId(),
                period.shipBy(),
                period.calledAt(),
                period.until(),
                period.then().id());
    }
}
