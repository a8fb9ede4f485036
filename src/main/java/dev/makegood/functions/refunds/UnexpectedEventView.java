package dev.makegood.functions.refunds;

import dev.makegood.command.Actor;
import dev.makegood.refund.settlement.UnexpectedEvent;
import java.time.Instant;
import java.util.Optional;

/** Shows an unexpected statement of the gateway. */
public record UnexpectedEventView(
        String eventId,
        String gatewayEventId,
        String key,
        String status,
        String reference,
        long amountMinor,
        String currency,
        String why,
        Instant at,
        Optional<ReviewView> review) {

    /** Shows an operator's finding. */
    public record ReviewView(String note, Actor by, Instant at) {}

    public static UnexpectedEventView of(UnexpectedEvent event) {
        return new UnexpectedEventView(
                event.id(),
                event.eventId(),
                event.key(),
                event.status(),
                event.reference(),
                event.amount().getAmountMinorLong(),
                event.amount().getCurrencyUnit().getCode(),
                why(event.why()),
                event.at(),
                event.review().map(made -> new ReviewView(made.note(), made.by(), made.at())));
    }

    private static String why(UnexpectedEvent.Why why) {
        return switch (why) {
            case UNKNOWN_KEY -> "unknownKey";
            case OTHER_AMOUNT -> "otherAmount";
            case OTHER_PAYMENT -> "otherPayment";
            case NEVER_SENT -> "neverSent";
            case PAID_TWICE -> "paidTwice";
            case FORGOTTEN -> "forgotten";
            case HELD -> "held";
            case ADVANCE_OWED -> "advanceOwed";
        };
    }
}
