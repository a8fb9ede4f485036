package dev.makegood.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Keeps metrics, and evaluates alarms by their own definitions each minute, as CloudWatch does. */
final class CloudWatch {
    /** Lists the states of an alarm. */
    enum State {
        INSUFFICIENT_DATA,
        OK,
        ALARM
    }

    private final Map<Alarm.Metric, NavigableMap<Instant, List<Double>>> data = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();

    /** Takes a log line in the embedded metric format. */
    void take(JsonNode line) {
        Instant at = Instant.ofEpochMilli(line.at("/_aws/Timestamp").asLong());
        for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
            for (JsonNode names : directive.path("Dimensions")) {
                var dimensions = new TreeMap<String, String>();
                names.forEach(name ->
                        dimensions.put(name.asText(), line.path(name.asText()).asText()));
                for (JsonNode metric : directive.path("Metrics")) {
                    String name = metric.path("Name").asText();
                    JsonNode target = line.path(name);
                    var of = new Alarm.Metric(directive.path("Namespace").asText(), name, dimensions);
                    if (target.isArray()) {
                        target.forEach(value -> put(of, at, value.asDouble()));
                    } else {
                        put(of, at, target.asDouble());
                    }
                }
            }
        }
    }

    void put(Alarm.Metric metric, Instant at, double value) {
        data.computeIfAbsent(metric, _ -> new TreeMap<>())
                .computeIfAbsent(at, _ -> new ArrayList<>())
                .add(value);
    }

    State state(Alarm alarm) {
        return states.getOrDefault(alarm.name(), State.INSUFFICIENT_DATA);
    }

    /** Evaluates an alarm by the periods that end with the present minute. */
    State evaluate(Alarm alarm, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES);
        List<OptionalDouble> periods = IntStream.range(0, alarm.periods())
                .mapToObj(back -> statistic(alarm, end.minus(alarm.period().multipliedBy(back))))
                .toList();
        State next = evaluate(alarm, periods);
        states.put(alarm.name(), next);
        return next;
    }

    private State evaluate(Alarm alarm, List<OptionalDouble> periods) {
        if (periods.stream().allMatch(OptionalDouble::isEmpty)) {
            switch (alarm.missing()) {
                case "missing" -> {
                    return State.INSUFFICIENT_DATA;
                }
                case "ignore" -> {
                    return state(alarm);
                }
                default -> {}
            }
        }
        boolean silenceBreaches = alarm.missing().equals("breaching");
        long breaching = periods.stream()
                .filter(value -> value.isPresent() ? value.getAsDouble() > alarm.threshold() : silenceBreaches)
                .count();
        return breaching >= alarm.toAlarm() ? State.ALARM : State.OK;
    }

    private OptionalDouble statistic(Alarm alarm, Instant end) {
        DoubleStream values = data
                .getOrDefault(alarm.metric(), new TreeMap<>())
                .subMap(end.minus(alarm.period()), false, end, true)
                .values()
                .stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue);
        double[] inPeriod = values.toArray();
        if (inPeriod.length == 0) {
            return OptionalDouble.empty();
        }
        return switch (alarm.statistic()) {
            case "Sum" -> OptionalDouble.of(DoubleStream.of(inPeriod).sum());
            case "Maximum" -> DoubleStream.of(inPeriod).max();
            default -> throw new IllegalArgumentException(alarm.name() + " has a statistic that is not known here");
        };
    }
}
