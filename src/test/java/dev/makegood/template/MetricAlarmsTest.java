package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that each metric of ours has an alarm, or is a figure that needs none, and that no alarm waits for a metric that nobody emits. */
class MetricAlarmsTest {
    private static final Pattern EMITTED = Pattern.compile("\\b(?:Metrics\\.emit|count)\\(\\s*\"(\\w+)\"");

    /** The metrics without an alarm, with the reason. */
    private static final Map<String, String> FIGURES = Map.of(
            "SecondsToRefund", "how long refunds took; RefundsLate says which are late",
            "RefundsSettled", "how many were paid",
            "RefundsKept", "how many of these in the promised time",
            "RefundsListed", "how many were compared",
            "OrdersArchived", "how many left their table",
            "MessagesRefused", "each is put aside for a person, and DeadMessagesAlarm tells");

    private static Set<String> emitted() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/dev/makegood/functions"))) {
            return files.filter(Files::isRegularFile)
                    .map(MetricAlarmsTest::code)
                    .filter(code -> code.contains("Metrics."))
                    .flatMap(code -> EMITTED.matcher(code).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String code(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static Set<String> watched() {
        return Template.resources("AWS::CloudWatch::Alarm")
                .map(alarm -> alarm.getValue().path("Properties"))
                .filter(alarm -> alarm.path("Namespace").asText().equals("Makegood"))
                .map((JsonNode alarm) -> alarm.path("MetricName").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyMetricHasAnAlarmOrIsAFigure() throws IOException {
        var known = new TreeSet<>(watched());
        known.addAll(FIGURES.keySet());
        assertEquals(emitted(), known);
        assertTrue(FIGURES.keySet().stream().noneMatch(watched()::contains), "a figure with an alarm is no figure");
    }

    /** A call whose metric is no text, or emitted under another name, would escape this test. */
    @Test
    void everyEmissionIsRead() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            long calls = files.filter(Files::isRegularFile)
                    .map(MetricAlarmsTest::code)
                    .flatMap(code -> Pattern.compile("Metrics\\.emit\\((?!\\s*\")(\\w+)")
                            .matcher(code)
                            .results())
                    .count();
            assertEquals(1, calls, "only RefundMetrics.count names its metric by a variable");
        }
    }
}
