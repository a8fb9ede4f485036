package dev.makegood.scale;

import dev.makegood.storage.Shards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists what can be chosen, with what it is if nothing is said. */
enum Input {
    ORDERS(100_000_000, "orders a day, of one line each"),
    PEAK(583_000, "orders a second at the peak"),
    PEAK_SECONDS(10, "seconds that the peak lasts; other orders are spread evenly"),
    STOCKOUTS(0.01, "share of orders that go short"),
    STRANDED(100_000, "lines of one merchant that go short in one minute beside these"),
    OPERATORS(1_000, "operators at work"),
    REFUNDS(Quota.REFUNDS.figure(), "refunds a second that the payment provider takes"),
    PROVIDER_MILLIS(200, "milliseconds until the provider answers"),
    THROTTLE(throttle(), "calls a second that the template lets through"),
    API_CALLS(Quota.API_CALLS.figure(), "calls a second that the account may make"),
    CONCURRENCY(Quota.CONCURRENCY.figure(), "concurrent executions that the account may have"),
    TABLE_WRITES(Quota.TABLE_WRITES.figure(), "write units a second that a table or index may take"),
    SHARDS(Shards.all().size(), "shards of a work index"),
    WORKERS(1, "workers of each kind, each with shards of its own: `DetectionWorkers`, `SweepWorkers`");

    private final double usual;
    private final String meaning;

    Input(double usual, String meaning) {
        this.usual = usual;
        this.meaning = meaning;
    }

    double usual() {
        return usual;
    }

    String meaning() {
        return meaning;
    }

    /** Returns its option, such as {@code --peak-seconds}, with its meaning. */
    String help() {
        return "  --%s N  %s (%s)".formatted(option(), meaning, Figure.of(usual));
    }

    private String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the input of an option; empty if there is none. */
    static Optional<Input> named(String option) {
        return Stream.of(values())
                .filter(input -> option.equals("--" + input.option()))
                .findFirst();
    }

    private static int throttle() {
        try {
            Matcher found = Pattern.compile("ApiCallsPerSecond:\\s+Type: Number\\s+Description: .*\\s+Default: (\\d+)")
                    .matcher(Files.readString(Path.of("template.yaml")));
            if (!found.find()) {
                throw new IllegalStateException("the template has no throttle");
            }
            return Integer.parseInt(found.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Holds what was chosen. */
    record Chosen(Map<Input, Double> values) {
        static final Chosen NOTHING = new Chosen(Map.of());

        double get(Input input) {
            return values.getOrDefault(input, input.usual());
        }

        /** Returns the same with another value. */
        Chosen with(Input input, double value) {
            var changed = new EnumMap<Input, Double>(Input.class);
            changed.putAll(values);
            changed.put(input, value);
            return new Chosen(changed);
        }
    }
}
