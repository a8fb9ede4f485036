package dev.makegood.local.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Builds stream records in the form in which Lambda passes them to a function. */
final class StreamEvent {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StreamEvent() {}

    /** Returns one event for several records. */
    static String of(List<ObjectNode> records) {
        ObjectNode event = MAPPER.createObjectNode();
        event.putArray("Records").addAll(records);
        return event.toString();
    }

    /** Returns one record. */
    static ObjectNode record(Record source, String streamArn) {
        StreamRecord change = source.dynamodb();
        ObjectNode dynamodb = JSON.objectNode();
        if (change.approximateCreationDateTime() != null) {
            dynamodb.put(
                    "ApproximateCreationDateTime",
                    change.approximateCreationDateTime().getEpochSecond());
        }
        dynamodb.set("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.set("OldImage", item(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber())
                .put("SizeBytes", change.sizeBytes())
                .put("StreamViewType", change.streamViewTypeAsString());
        ObjectNode record = JSON.objectNode();
        record.put("eventID", source.eventID())
                .put("eventName", source.eventNameAsString())
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", "us-east-1")
                .put("eventSourceARN", streamArn);
        record.set("dynamodb", dynamodb);
        return record;
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        ObjectNode item = JSON.objectNode();
        attributes.forEach((name, value) -> item.set(name, attribute(value)));
        return item;
    }

    private static ObjectNode attribute(AttributeValue value) {
        ObjectNode node = JSON.objectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case B -> node.put("B", base64(value.b()));
            case M -> node.set("M", item(value.m()));
            case L -> value.l().forEach(each(node.putArray("L")));
            case SS -> value.ss().forEach(node.putArray("SS")::add);
            case NS -> value.ns().forEach(node.putArray("NS")::add);
            case BS -> {
                ArrayNode array = node.putArray("BS");
                value.bs().forEach(bytes -> array.add(base64(bytes)));
            }
            // DynamoDB Local writes an empty map into its streams as an attribute without a type.
            case UNKNOWN_TO_SDK_VERSION -> node.putObject("M");
        }
        return node;
    }

    private static java.util.function.Consumer<AttributeValue> each(ArrayNode array) {
        return value -> array.add(attribute(value));
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
