package dev.makegood.functions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;

/** Writes metrics to the log in CloudWatch's embedded metric format; the alarms of the template watch them. */
final class Metrics {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Metrics() {}

    /**
     * Writes one metric.
     *
     * @param unit a CloudWatch unit such as {@code Count} or {@code Seconds}
     */
    static void emit(String name, long value, String unit, Instant now) {
        var metric = Map.of("Name", name, "Unit", unit);
        var directive =
                Map.of("Namespace", "Makegood", "Dimensions", new String[][] {{}}, "Metrics", new Object[] {metric});
        var aws = Map.of("Timestamp", now.toEpochMilli(), "CloudWatchMetrics", new Object[] {directive});
        // Not written through the logger, since CloudWatch needs a line with this JSON only.
        System.out.println(MAPPER.valueToTree(Map.of("_aws", aws, name, value)));
    }
}
