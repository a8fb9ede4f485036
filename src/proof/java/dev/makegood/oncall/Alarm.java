package dev.makegood.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds an alarm as the template defines it. References are reduced to their names, and the stack's name is the one of
 * the metrics here.
 */
record Alarm(
        String name,
        String description,
        Metric metric,
        String statistic,
        Duration period,
        int periods,
        int toAlarm,
        double threshold,
        String missing) {
    /** Names a metric. */
    record Metric(String namespace, String name, Map<String, String> dimensions) {
        @Override
        public String toString() {
            return namespace + " " + name + " " + dimensions;
        }
    }

    static final String STACK = "local";

    /** Returns the alarms of the template by their names. */
    static SortedMap<String, Alarm> all(Path template) {
        var alarms = new TreeMap<String, Alarm>();
        try {
            new YAMLMapper()
                    .readTree(template.toFile()).path("Resources").properties().stream()
                            .filter(one -> one.getValue().path("Type").asText().equals("AWS::CloudWatch::Alarm"))
                            .forEach(one -> alarms.put(
                                    one.getKey(),
                                    read(one.getKey(), one.getValue().path("Properties"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return alarms;
    }

    private static Alarm read(String name, JsonNode said) {
        if (!said.path("ComparisonOperator").asText().equals("GreaterThanThreshold")) {
            throw new IllegalArgumentException(name + " compares in a way that is not known here");
        }
        var dimensions = new TreeMap<String, String>();
        said.path("Dimensions")
                .forEach(one -> dimensions.put(
                        one.path("Name").asText(), value(one.path("Value").asText())));
        int periods = said.path("EvaluationPeriods").asInt();
        return new Alarm(
                name,
                said.path("AlarmDescription").asText(),
                new Metric(
                        said.path("Namespace").asText(), said.path("MetricName").asText(), dimensions),
                said.path("Statistic").asText(),
                Duration.ofSeconds(said.path("Period").asLong()),
                periods,
                said.path("DatapointsToAlarm").asInt(periods),
                said.path("Threshold").asDouble(),
                said.path("TreatMissingData").asText("missing"));
    }

    private static String value(String reference) {
        return reference.equals("AWS::StackName") ? STACK : reference;
    }

    /** Returns its definition in one line. */
    String definition() {
        return "%s of %s in %d s > %s, %d of %d, missing data: %s"
                .formatted(
                        statistic,
                        metric,
                        period.toSeconds(),
                        threshold == Math.rint(threshold)
                                ? Long.toString((long) threshold)
                                : Double.toString(threshold),
                        toAlarm,
                        periods,
                        missing);
    }
}
