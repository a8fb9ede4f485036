package dev.makegood.messages.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.messages.Deliveries;
import dev.makegood.messages.Delivery;
import dev.makegood.messages.Delivery.Attempt;
import dev.makegood.messages.Delivery.Step;
import dev.makegood.messages.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps deliveries in a DynamoDB table: a row for each delivery, and one for each message, which names its delivery. Open
 * deliveries are in the index {@code open}, by the time of the last attempt. Rows expire after 30 days.
 */
public final class Rows implements Deliveries {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration KEPT = Duration.ofDays(30);

    private final Aws aws;
    private final String table;
    private final Clock clock;

    public Rows(Aws aws, String table, Clock clock) {
        this.aws = aws;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Delivery> find(String eventId) {
        return get("event " + eventId).map(row -> read(row.at("/delivery/S").asText()));
    }

    @Override
    public Optional<Delivery> ofMessage(String channel, String messageId) {
        return get("message " + channel + " " + messageId)
                .flatMap(row -> find(row.at("/eventId/S").asText()));
    }

    private Optional<JsonNode> get(String key) {
        ObjectNode get = JSON.createObjectNode().put("TableName", table).put("ConsistentRead", true);
        get.putObject("Key").putObject("pk").put("S", key);
        return Optional.ofNullable(call("GetItem", get).get("Item"));
    }

    /** {@inheritDoc} The row of a message is written first, so that no receipt finds nothing. */
    @Override
    public boolean put(Delivery delivery) {
        delivery.attempts().stream()
                .filter(attempt -> attempt.step() == Step.TAKEN)
                .reduce((_, last) -> last)
                .filter(last -> last.equals(delivery.attempts().getLast()))
                .ifPresent(last -> {
                    ObjectNode row = row("message " + last.channel() + " " + last.messageId());
                    row.putObject("eventId").put("S", delivery.event().id());
                    putItem(JSON.createObjectNode(), row);
                });
        ObjectNode row = row("event " + delivery.event().id());
        row.putObject("delivery").put("S", write(delivery));
        row.putObject("version").put("N", Long.toString(delivery.version()));
        if (!delivery.ended()) {
            row.putObject("open").put("S", "open");
            row.putObject("at").put("S", delivery.attempts().getLast().at().toString());
        }
        ObjectNode put = JSON.createObjectNode();
        if (delivery.version() == 1) {
            put.put("ConditionExpression", "attribute_not_exists(pk)");
        } else {
            put.put("ConditionExpression", "#v = :v");
            put.putObject("ExpressionAttributeNames").put("#v", "version");
            put.putObject("ExpressionAttributeValues").putObject(":v").put("N", Long.toString(delivery.version() - 1));
        }
        try {
            putItem(put, row);
            return true;
        } catch (Aws.RefusedByAws refused) {
            if (refused.code().equals("ConditionalCheckFailedException")) {
                return false;
            }
            throw refused;
        }
    }

    private ObjectNode row(String key) {
        ObjectNode row = JSON.createObjectNode();
        row.putObject("pk").put("S", key);
        row.putObject("expires").put("N", Long.toString(clock.instant().plus(KEPT).getEpochSecond()));
        return row;
    }

    private void putItem(ObjectNode put, ObjectNode row) {
        put.put("TableName", table).set("Item", row);
        call("PutItem", put);
    }

    /** {@inheritDoc} One page is enough for one pass; the next pass finds the rest. */
    @Override
    public List<Delivery> openSince(Instant before) {
        ObjectNode query = JSON.createObjectNode().put("TableName", table).put("IndexName", "open");
        query.put("KeyConditionExpression", "#o = :o AND #a < :a");
        query.putObject("ExpressionAttributeNames").put("#o", "open").put("#a", "at");
        ObjectNode values = query.putObject("ExpressionAttributeValues");
        values.putObject(":o").put("S", "open");
        values.putObject(":a").put("S", before.toString());
        var open = new ArrayList<Delivery>();
        // The index may lag, so each row is read again.
        call("Query", query).path("Items").forEach(item -> get(item.at("/pk/S").asText())
                .map(row -> read(row.at("/delivery/S").asText()))
                .filter(delivery -> !delivery.ended()
                        && delivery.attempts().getLast().at().isBefore(before))
                .ifPresent(open::add));
        return open;
    }

    private JsonNode call(String operation, JsonNode body) {
        return aws.call("dynamodb", "dynamodb", "DynamoDB_20120810." + operation, body);
    }

    private static String write(Delivery delivery) {
        Event event = delivery.event();
        ObjectNode row = JSON.createObjectNode().put("ended", delivery.ended()).put("version", delivery.version());
        ObjectNode of = row.putObject("event")
                .put("id", event.id())
                .put("recipient", event.recipient())
                .put("template", event.template())
                .put("createdAt", event.createdAt().toString());
        event.orderId().ifPresent(id -> of.put("orderId", id));
        event.caseId().ifPresent(id -> of.put("caseId", id));
        event.linkId().ifPresent(id -> of.put("linkId", id));
        of.set("text", JSON.valueToTree(event.text()));
        var attempts = row.putArray("attempts");
        delivery.attempts().forEach(attempt -> attempts.addObject()
                .put("channel", attempt.channel())
                .put("step", attempt.step().name())
                .put("messageId", attempt.messageId())
                .put("at", attempt.at().toString()));
        return row.toString();
    }

    private static Delivery read(String text) {
        try {
            JsonNode row = JSON.readTree(text);
            JsonNode event = row.path("event");
            var words = new TreeMap<String, String>();
            for (Map.Entry<String, JsonNode> word : event.path("text").properties()) {
                words.put(word.getKey(), word.getValue().asText());
            }
            var attempts = new ArrayList<Attempt>();
            row.path("attempts")
                    .forEach(attempt -> attempts.add(new Attempt(
                            attempt.path("channel").asText(),
                            Step.valueOf(attempt.path("step").asText()),
                            attempt.path("messageId").asText(),
                            Instant.parse(attempt.path("at").asText()))));
            return new Delivery(
                    new Event(
                            event.path("id").asText(),
                            event.path("recipient").asText(),
                            Optional.ofNullable(event.get("orderId")).map(JsonNode::asText),
                            Optional.ofNullable(event.get("caseId")).map(JsonNode::asText),
                            Optional.ofNullable(event.get("linkId")).map(JsonNode::asText),
                            event.path("template").asText(),
                            Instant.parse(event.path("createdAt").asText()),
                            words),
                    attempts,
                    row.path("ended").asBoolean(),
                    row.path("version").asLong());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a row that is no delivery", broken);
        }
    }
}
