package dev.makegood.functions.orders;

import dev.makegood.order.LineRef;
import dev.makegood.urge.Urge;
import java.time.Instant;
import java.util.Optional;

/**
 * Shows a buyer's urge to ship a line, with the merchant's answer.
 *
 * @param shipsAt when the merchant expects to ship; absent while it has not answered
 */
public record UrgeView(
        String orderId,
        String lineId,
        String urgeId,
        Instant urgedAt,
        Instant answerBy,
        Optional<Instant> shipsAt,
        Optional<Instant> answeredAt) {
    public static UrgeView of(LineRef line, Urge urge) {
        return new UrgeView(
                line.orderId(),
                line.lineId(),
                urge.urgeId(),
                urge.urgedAt(),
                urge.answerBy(),
                urge.answer().map(Urge.Answer::shipsAt),
                urge.answer().map(Urge.Answer::at));
    }
}
