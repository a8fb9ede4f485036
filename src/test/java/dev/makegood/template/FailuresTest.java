package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.storage.Index;
import dev.makegood.template.Template.Function;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that no asynchronous failure goes unnoticed, and that every trigger is as expected. */
class FailuresTest {

    private static final Map<String, String> SCHEDULES = Map.ofEntries(
            Map.entry("detect-stockouts", "rate(1 minute)"),
            Map.entry("watch-stock", "rate(5 minutes)"),
            Map.entry("sweep-refunds", "rate(1 minute)"),
            Map.entry("issue-coupons", "rate(1 minute)"),
            Map.entry("expire-coupons", "rate(1 hour)"),
            Map.entry("archive-orders", "rate(15 minutes)"),
            Map.entry("import-files", "rate(1 minute)"),
            Map.entry("watch-desk", "rate(1 hour)"),
            Map.entry("erase-personal-text", "rate(5 minutes)"),
            Map.entry("deliver-notices", "rate(1 minute)"),
            Map.entry("compare-refunds", "cron(30 18 * * ? *)"),
            Map.entry("reconcile", "cron(30 19 * * ? *)"));

    @Test
    void everyScheduleRunsAsDesignedWithARetryPolicyAndADeadLetterQueue() {
        assertEquals(
                SCHEDULES.keySet(), scheduled().stream().map(Function::export).collect(Collectors.toSet()));
        scheduled()
                .forEach(function -> function.events("ScheduleV2").forEach(schedule -> {
                    assertEquals(
                            SCHEDULES.get(function.export()),
                            schedule.path("ScheduleExpression").asText());
                    assertTrue(schedule.path("RetryPolicy").has("MaximumRetryAttempts"), function.id());
                    assertTrue(schedule.path("RetryPolicy").has("MaximumEventAgeInSeconds"), function.id());
                    assertEquals(
                            "Failures.Arn", schedule.at("/DeadLetterConfig/Arn").asText(), function.id());
                    assertEquals("OFF", schedule.at("/FlexibleTimeWindow/Mode").asText(), function.id());
                }));
    }

    @Test
    void everyScheduleNamesItsFunctionInItsInput() throws Exception {
        for (Function function : scheduled()) {
            for (JsonNode schedule : function.events("ScheduleV2")) {
                JsonNode input = Template.input(schedule);
                assertEquals(function.export(), input.path("type").asText());
                assertEquals(1, input.path("version").asInt(), function.id());
                assertEquals(function.export().equals("reconcile"), input.has("lagMinutes"), function.id());
            }
        }
    }

    @Test
    void everyScheduledFunctionHasAFailureDestination() {
        scheduled()
                .forEach(function ->
                        assertDestination(function, function.properties().path("EventInvokeConfig")));
    }

    @Test
    void streamsGiveUpInSmallPiecesAndSaySo() {
        assertEquals(Set.of("AllocateStock", "IssueCouponsOnStream"), streamed().keySet());
        streamed().forEach((_, function) -> {
            JsonNode stream = function.events("DynamoDB").getFirst();
            assertDestination(function, stream);
            assertTrue(stream.path("BisectBatchOnFunctionError").asBoolean());
        });
    }

    /** The schedule issues the same coupons within a minute. */
    @Test
    void theHintThatACompensationIsDueIsSoonDropped() {
        JsonNode stream =
                streamed().get("IssueCouponsOnStream").events("DynamoDB").getFirst();
        assertTrue(stream.path("MaximumRetryAttempts").asInt() > 0);
        assertTrue(stream.path("MaximumRecordAgeInSeconds").asInt() > 0);
        assertTrue(pattern(stream).contains(Index.COMPENSATION_DUE.partitionAttribute()));
    }

    /** Without limits, Lambda tries a batch until DynamoDB forgets its records after a day. */
    @Test
    void aReportedLineIsTriedAsLongAsTheStreamHasIt() {
        JsonNode stream = streamed().get("AllocateStock").events("DynamoDB").getFirst();
        assertTrue(stream.path("MaximumRetryAttempts").isMissingNode());
        assertTrue(stream.path("MaximumRecordAgeInSeconds").isMissingNode());
        assertEquals("TRIM_HORIZON", stream.path("StartingPosition").asText());
        assertEquals(
                "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[{\"prefix\":\"LINE~\"}]}}}}",
                pattern(stream));
    }

    private static Map<String, Function> streamed() {
        return Template.functions()
                .filter(function -> !function.events("DynamoDB").isEmpty())
                .collect(Collectors.toMap(Function::id, function -> function));
    }

    private static String pattern(JsonNode stream) {
        return stream.at("/FilterCriteria/Filters/0/Pattern").asText();
    }

    /** AWS advises six times the function's timeout, so that no message is delivered while the function has it. */
    @Test
    void aMessageComesAgainByItselfAndIsAtLastPutAside() {
        List<Function> fed = Template.functions()
                .filter(function -> !function.events("SQS").isEmpty())
                .toList();
        assertEquals(List.of("IngestMessages"), fed.stream().map(Function::id).toList());
        Function function = fed.getFirst();
        JsonNode source = function.events("SQS").getFirst();
        JsonNode queue = Template.ROOT.at("/Resources/MessageQueue/Properties");
        assertEquals("MessageQueue.Arn", source.path("Queue").asText());
        assertEquals(
                "ReportBatchItemFailures", source.at("/FunctionResponseTypes/0").asText());
        assertEquals(
                6 * function.properties().path("Timeout").asInt(),
                queue.path("VisibilityTimeout").asInt());
        assertEquals(
                "DeadMessages.Arn",
                queue.at("/RedrivePolicy/deadLetterTargetArn").asText());
        assertTrue(queue.at("/RedrivePolicy/maxReceiveCount").asInt() >= 5);
        Template.resources("AWS::SQS::Queue")
                .forEach(each -> assertTrue(
                        each.getValue().at("/Properties/SqsManagedSseEnabled").asBoolean(), each.getKey()));
    }

    @Test
    void everyFunctionHasAnAlarmOnItsErrors() {
        Set<String> watched = Template.resources("AWS::CloudWatch::Alarm")
                .map(alarm -> alarm.getValue().path("Properties"))
                .filter(alarm -> alarm.path("MetricName").asText().equals("Errors"))
                .map(alarm -> alarm.at("/Dimensions/0/Value").asText())
                .collect(Collectors.toSet());
        assertEquals(Template.functions().map(Function::id).collect(Collectors.toSet()), watched);
    }

    private static Set<Function> scheduled() {
        return Template.functions()
                .filter(function -> !function.events("ScheduleV2").isEmpty())
                .collect(Collectors.toSet());
    }

    private static void assertDestination(Function function, JsonNode config) {
        assertEquals("SQS", config.at("/DestinationConfig/OnFailure/Type").asText(), function.id());
        assertEquals(
                "Failures.Arn",
                config.at("/DestinationConfig/OnFailure/Destination").asText(),
                function.id());
    }
}
