package dev.makegood.messages.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.messages.Makegood.State;
import java.time.Instant;
import java.util.Optional;

/** Reads the receipts of SES, which come over EventBridge, and of AWS End User Messaging, which come over SNS. */
final class Receipts {
    private Receipts() {}

    /** Says what became of a message. */
    record Receipt(String channel, String messageId, State state, Instant at) {}

    /** Returns the receipt in an event of SES; empty if it says nothing about the arrival, such as that a mail was opened. */
    static Optional<Receipt> ofMail(JsonNode event) {
        JsonNode detail = event.path("detail");
        String kind = detail.path("eventType").asText();
        State state = switch (kind) {
            case "Delivery" -> State.DELIVERED;
            case "Bounce", "Reject", "Rendering Failure" -> State.FAILED;
            default -> null;
        };
        return Optional.ofNullable(state)
                .map(known -> new Receipt(
                        "mail",
                        detail.at("/mail/messageId").asText(),
                        known,
                        Instant.parse(event.path("time").asText())));
    }

    /** Returns the receipt in an event of End User Messaging; empty if the message is still on its way. */
    static Optional<Receipt> ofSms(JsonNode event) {
        State state = switch (event.path("eventType").asText()) {
            case "TEXT_DELIVERED" -> State.DELIVERED;
            case "TEXT_BLOCKED", "TEXT_CARRIER_BLOCKED", "TEXT_CARRIER_UNREACHABLE", "TEXT_INVALID",
                    "TEXT_INVALID_MESSAGE", "TEXT_SPAM", "TEXT_TTL_EXPIRED", "TEXT_UNREACHABLE", "TEXT_UNKNOWN",
                    "TEXT_PROTECT_BLOCKED" ->
                State.FAILED;
            default -> null;
        };
        return Optional.ofNullable(state)
                .map(known -> new Receipt(
                        "sms",
                        event.path("messageId").asText(),
                        known,
                        Instant.ofEpochMilli(event.path("eventTimestamp").asLong())));
    }
}
