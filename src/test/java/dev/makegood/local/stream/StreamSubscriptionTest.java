package dev.makegood.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.dynamo.Tables;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Template;
import dev.makegood.local.template.Trigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamSubscriptionTest {
    private static final Path SAMPLE = Path.of("src/test/resources/local/sample-template.yaml");

    @Test
    void deliversWantedRecordsInOrderInBatchesAndKnowsWhenItIsQuiet()
            throws InterruptedException, JsonProcessingException {
        Template template = Template.read(SAMPLE);
        FunctionSpec function = template.function("IssueCouponsOnStream");
        Trigger.Stream trigger =
                function.triggers(Trigger.Stream.class).findFirst().orElseThrow();
        var events = new CopyOnWriteArrayList<String>();
        try (var database = DynamoLocal.inMemory(0);
                var client = database.client();
                var streams = database.streams()) {
            Tables.create(client, template.tables());
            String arn = client.describeTable(request -> request.tableName(trigger.table()))
                    .table()
                    .latestStreamArn();
            for (int i = 1; i <= 3; i++) {
                String id = "case-" + i;
                put(client, Map.of("pk", text(id), "sk", text("CASE"), "compensation-due-pk", text("1")));
                put(client, Map.of("pk", text(id), "sk", text("REFUND")));
            }
            try (var subscription = new StreamSubscription(streams, arn, trigger, events::add)) {
                subscription.awaitQuiet();
                var emptyMaps = Map.of("inside", AttributeValue.fromM(Map.of()));
                put(
                        client,
                        Map.of(
                                "pk", text("case-4"),
                                "sk", text("CASE"),
                                "compensation-due-pk", text("1"),
                                "facts", AttributeValue.fromM(emptyMaps)));
                subscription.awaitQuiet();
            }
        }
        assertEquals(List.of("case-1", "case-2", "case-3", "case-4"), keys(events));
        JsonNode first = new ObjectMapper().readTree(events.getFirst());
        assertEquals(trigger.batchSize(), first.path("Records").size());
        assertEquals("INSERT", first.at("/Records/0/eventName").asText());
        assertEquals("aws:dynamodb", first.at("/Records/0/eventSource").asText());
        JsonNode last = new ObjectMapper().readTree(events.getLast());
        assertEquals(
                "{}", last.at("/Records/0/dynamodb/NewImage/facts/M/inside/M").toString());
    }

    private static List<String> keys(List<String> events) throws JsonProcessingException {
        var keys = new ArrayList<String>();
        for (String event : events) {
            new ObjectMapper()
                    .readTree(event)
                    .path("Records")
                    .forEach(record ->
                            keys.add(record.at("/dynamodb/NewImage/pk/S").asText()));
        }
        return keys;
    }

    private static void put(
            software.amazon.awssdk.services.dynamodb.DynamoDbClient client, Map<String, AttributeValue> row) {
        client.putItem(request -> request.tableName("CasesTable").item(row));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    @Test
    void refusesAConditionThatItDoesNotKnow() throws JsonProcessingException {
        JsonNode pattern = new ObjectMapper().readTree("{\"eventName\":[{\"anything-but\":[\"REMOVE\"]}]}");
        assertThrows(IllegalArgumentException.class, () -> EventFilter.checked(pattern));
    }
}
