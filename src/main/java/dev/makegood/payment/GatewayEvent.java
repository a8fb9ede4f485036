package dev.makegood.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds an event of the gateway's webhook: a payment of a refund ended or came back. It is only a hint to look at the
 * refund's row; settling first compares {@code amount} and {@code origin} with the row.
 *
 * @param eventId the gateway's id of the event, the same when it is delivered again
 * @param key our key of the payment
 * @param reference the gateway's own id of the movement, or of the attempt if it was declined
 * @param amount positive
 * @param outcome {@link GatewayOutcome.Done}, {@link GatewayOutcome.Declined} or {@link GatewayOutcome.Returned}
 * @param origin who sent it, and about which payment
 */
public record GatewayEvent(
        String eventId, String key, String reference, Money amount, GatewayOutcome outcome, EventOrigin origin) {

    /** The most bytes of an event, which has about 300. */
    public static final int LONGEST_BODY = 8 * 1024;

    private static final Set<String> FIELDS = Set.of(
            "eventId", "key", "status", "reference", "amountMinor", "currency", "buyerMinor", "orderId", "reason");

    /** Creates an event of the HTTP protocol that does not repeat the order. */
    public GatewayEvent(String eventId, String key, String reference, Money amount, GatewayOutcome outcome) {
        this(eventId, key, reference, amount, outcome, EventOrigin.of(Providers.HTTP));
    }

    /** Holds an event, or the reason why the body is not one. */
    public sealed interface Parsed {

        /** Holds the event of a valid body. */
        record Event(GatewayEvent event) implements Parsed {}

        /** Refuses the body; {@code field} is the field at fault, or empty for the body as a whole. */
        record Refused(String field, String reason) implements Parsed {}
    }

    /**
     * Parses {@code {eventId, key, status: done|declined|failed|returned, reference, amountMinor, currency,
     * buyerMinor?, orderId?, reason?}}. Refuses any other field; {@code amountMinor} is a positive whole number of the
     * currency's minor units.
     */
    public static Parsed parse(byte[] body) {
        if (body.length > LONGEST_BODY) {
            return new Parsed.Refused("", "longer than " + LONGEST_BODY + " bytes");
        }
        Optional<JsonNode> read = GatewayJson.object(body);
        if (read.isEmpty()) {
            return new Parsed.Refused("", "not one JSON object");
        }
        JsonNode object = read.get();
        for (String field : (Iterable<String>) object::fieldNames) {
            if (!FIELDS.contains(field)) {
                return new Parsed.Refused(field, "unknown field");
            }
        }
        for (String field : new String[] {"eventId", "key", "status", "reference", "currency"}) {
            int longest = field.equals("key") ? RefundRequest.LONGEST_KEY : GatewayJson.LONGEST_TEXT;
            if (GatewayJson.text(object, field, longest).isEmpty()) {
                return new Parsed.Refused(field, "must be a text of 1 to %d plain characters".formatted(longest));
            }
        }
        return values(object);
    }

    private static Parsed values(JsonNode object) {
        String reference = object.get("reference").textValue();
        String reason = GatewayJson.text(object, "reason").orElse("no reason given");
        String code = object.get("currency").textValue();
        GatewayOutcome outcome;
        switch (object.get("status").textValue()) {
            case "done" -> outcome = new GatewayOutcome.Done(reference, GatewayJson.minor(object, "buyerMinor", code));
            case "declined", "failed" -> outcome = new GatewayOutcome.Declined(reason);
            case "returned" -> outcome = new GatewayOutcome.Returned(reason);
            default -> {
                return new Parsed.Refused("status", "must be done, declined, failed or returned");
            }
        }
        if (object.hasNonNull("reason") && GatewayJson.text(object, "reason").isEmpty()) {
            return new Parsed.Refused("reason", "must be a short plain text");
        }
        Optional<String> orderId = GatewayJson.text(object, "orderId");
        if (object.hasNonNull("orderId") && orderId.isEmpty()) {
            return new Parsed.Refused("orderId", "must be a short plain text");
        }
        JsonNode minor = object.path("amountMinor");
        if (!minor.isIntegralNumber() || !minor.canConvertToLong() || minor.longValue() <= 0) {
            return new Parsed.Refused("amountMinor", "must be a positive whole number");
        }
        if (CurrencyUnit.registeredCurrencies().stream()
                .filter(unit -> !unit.isPseudoCurrency())
                .noneMatch(unit -> unit.getCode().equals(code))) {
            return new Parsed.Refused("currency", "must be an ISO 4217 code");
        }
        if (object.hasNonNull("buyerMinor")
                && GatewayJson.minor(object, "buyerMinor", code).isEmpty()) {
            return new Parsed.Refused("buyerMinor", "must be a whole number, not negative");
        }
        return new Parsed.Event(new GatewayEvent(
                object.get("eventId").textValue(),
                object.get("key").textValue(),
                reference,
                Money.ofMinor(CurrencyUnit.of(code), minor.longValue()),
                outcome,
                new EventOrigin(Providers.HTTP, orderId, Optional.empty())));
    }
}
