package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that two cells can stand in one account and region, and that each says which cell it is. */
class CellsTest {
    /** Properties that would name a resource for the whole account, or even for all accounts. */
    private static final Set<String> NAMES = Set.of(
            "TableName",
            "FunctionName",
            "QueueName",
            "LogGroupName",
            "AlarmName",
            "BucketName",
            "RoleName",
            "TopicName");

    @Test
    void noResourceHasANameThatAnotherCellWouldHaveToo() {
        List<String> named = resources()
                .filter(resource -> NAMES.stream().anyMatch(resource.getValue().path("Properties")::has))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), named);
        assertEquals(
                "${AWS::StackName}-notices",
                Template.ROOT.at("/Resources/EventBus/Properties/Name").asText());
    }

    @Test
    void everyFunctionAndTableHasItsCellAsATag() {
        assertEquals("Cell", Template.ROOT.at("/Globals/Function/Tags/Cell").asText());
        resources()
                .filter(resource -> resource.getValue().path("Type").asText().equals("AWS::DynamoDB::Table"))
                .forEach(table -> {
                    JsonNode tag = table.getValue().at("/Properties/Tags/0");
                    assertEquals("Cell", tag.path("Key").asText(), table.getKey());
                    assertEquals("Cell", tag.path("Value").asText(), table.getKey());
                });
    }

    @Test
    void whatTheRouterNeedsIsExportedUnderTheCell() {
        assertEquals(
                "makegood-${Cell}-api-url",
                Template.ROOT.at("/Outputs/ApiUrl/Export/Name").asText());
        assertEquals(
                "makegood-${Cell}-event-bus",
                Template.ROOT.at("/Outputs/EventBusName/Export/Name").asText());
    }

    private static Stream<Map.Entry<String, JsonNode>> resources() {
        return Template.ROOT.path("Resources").properties().stream();
    }
}
