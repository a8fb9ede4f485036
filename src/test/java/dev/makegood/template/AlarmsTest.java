package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that alarms tell stacks apart, and the meaning of missing data for each. */
class AlarmsTest {
    private static final Map<String, JsonNode> ALARMS = Template.resources("AWS::CloudWatch::Alarm")
            .collect(Collectors.toMap(
                    Map.Entry::getKey, alarm -> alarm.getValue().path("Properties"), (a, _) -> a, TreeMap::new));

    private static Set<String> treating(String missing) {
        return ALARMS.entrySet().stream()
                .filter(alarm ->
                        alarm.getValue().path("TreatMissingData").asText().equals(missing))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void oursAreAboutTheirOwnStackAndAwssAboutOneThingOfIt() {
        ALARMS.forEach((name, alarm) -> {
            String dimension = alarm.at("/Dimensions/0/Name").asText();
            String expected = switch (alarm.path("Namespace").asText()) {
                case "Makegood" -> "Stack";
                case "AWS/SQS" -> "QueueName";
                case "AWS/ApiGateway" -> "ApiId";
                // Concurrency is the account's.
                case "AWS/Lambda" -> name.equals("ThrottlesAlarm") ? "" : "FunctionName";
                default -> throw new AssertionError(name);
            };
            assertEquals(expected, dimension, name);
            if (expected.equals("Stack")) {
                assertEquals("AWS::StackName", alarm.at("/Dimensions/0/Value").asText(), name);
            }
        });
    }

    /** One alarm for each worker of the main job, so that one dead worker is one alarm. */
    @Test
    void silenceOfAWorkerIsOneAlarmAndNoNightlyOneFiresBeforeItsFirstNight() {
        assertEquals(
                Set.of(
                        "LinesFailedAlarm",
                        "NoticesOverdueAlarm",
                        "OldestDueRefundAlarm",
                        "OldestOwedCompensationAlarm"),
                treating("breaching"));
        assertEquals(Set.of("ReconcileDifferencesAlarm"), treating("ignore"));
        var all = new TreeSet<>(ALARMS.keySet());
        List.of("breaching", "ignore", "notBreaching").forEach(missing -> all.removeAll(treating(missing)));
        assertEquals(Set.of(), all);
    }
}
