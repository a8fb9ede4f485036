package dev.makegood.functions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes metrics to the log in CloudWatch's embedded metric format; the alarms of the template watch them. Each has the
 * stack as its dimension, so that stacks do not mix.
 */
public final class Metrics {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String NAMESPACE = "Makegood";
    private static final String DIMENSION = "Stack";

    /** The most values of one metric that CloudWatch accepts in one line. */
    private static final int MOST_VALUES = 100;

    private static final String STACK =
            Optional.ofNullable(System.getenv("MAKEGOOD_STACK")).orElse("local");

    private Metrics() {}

    /**
     * Writes one metric.
     *
     * @param unit a CloudWatch unit such as {@code Count} or {@code Seconds}
     */
    public static void emit(String name, long value, String unit, Instant now) {
        print(name, value, unit, now);
    }

    /** Writes all values of one metric; nothing if there are none. */
    public static void emit(String name, List<Long> values, String unit, Instant now) {
        for (int from = 0; from < values.size(); from += MOST_VALUES) {
            print(name, values.subList(from, Math.min(values.size(), from + MOST_VALUES)), unit, now);
        }
    }

    private static void print(String name, Object target, String unit, Instant now) {
        var directive = Map.of(
                "Namespace", NAMESPACE,
                "Dimensions", List.of(List.of(DIMENSION)),
                "Metrics", List.of(Map.of("Name", name, "Unit", unit)));
        var aws = Map.of("Timestamp", now.toEpochMilli(), "CloudWatchMetrics", List.of(directive));
        // Not written through the logger, since CloudWatch needs a line with nothing but this JSON.
        System.out.println(MAPPER.valueToTree(Map.of("_aws", aws, DIMENSION, STACK, name, target)));
    }
}
