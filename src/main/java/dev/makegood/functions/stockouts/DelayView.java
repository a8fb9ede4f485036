package dev.makegood.functions.stockouts;

import dev.makegood.delay.Delay;
import java.time.Instant;
import java.util.Optional;

/**
 * Shows a delay that the merchant told, with what silence means and what was decided.
 *
 * @param shipBy the new ship time; absent if the merchant has no date
 * @param silence {@code consent} or {@code cancellation}
 * @param decideBy the last instant before silence decides
 * @param accepted absent while neither the buyer nor silence has decided
 * @param silent true if silence decided; else absent
 * @param cancelledAt when the buyer cancelled although it was agreed to; else absent
 */
public record DelayView(
        String delayId,
        Optional<Instant> shipBy,
        Instant toldAt,
        String silence,
        Instant decideBy,
        Optional<Boolean> accepted,
        Optional<Instant> answeredAt,
        Optional<Boolean> silent,
        Optional<Instant> cancelledAt) {
    public static DelayView of(Delay delay) {
        return new DelayView(
                delay.delayId(),
                delay.shipBy(),
                delay.toldAt(),
                delay.silence().means().id(),
                delay.silence().until(),
                delay.answer().map(Delay.Answer::accepted),
                delay.answer().map(Delay.Answer::at),
                delay.answer().map(Delay.Answer::silent).filter(Boolean::booleanValue),
                delay.cancelledAt());
    }
}
