package dev.makegood.scale;

import dev.makegood.scale.Limit.Load;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Computes the tables that {@code scripts/scale} prints and {@code docs/scale.md} holds: lines of cells, the header first. */
final class Report {
    /** An account whose quotas AWS has raised, with more shards and workers. */
    static final Input.Chosen RAISED = Input.Chosen.NOTHING
            .with(Input.THROTTLE, 50_000)
            .with(Input.API_CALLS, 50_000)
            .with(Input.CONCURRENCY, 10_000)
            .with(Input.TABLE_WRITES, 400_000)
            .with(Input.SHARDS, 64)
            .with(Input.WORKERS, 4);

    /** The settings that are compared. */
    static final Map<String, Input.Chosen> SETTINGS = new LinkedHashMap<>();

    static {
        SETTINGS.put("as deployed", Input.Chosen.NOTHING);
        SETTINGS.put("AWS's own quotas", Input.Chosen.NOTHING.with(Input.THROTTLE, Quota.API_CALLS.figure()));
        SETTINGS.put("raised", RAISED);
    }

    /** The settings that are compared for a million lines, which no order delays. */
    static final Map<String, Input.Chosen> OF_A_MILLION = new LinkedHashMap<>();

    static {
        OF_A_MILLION.put("as deployed", Input.Chosen.NOTHING);
        OF_A_MILLION.put("four workers", Input.Chosen.NOTHING.with(Input.WORKERS, 4));
        OF_A_MILLION.put("raised", RAISED);
    }

    /** The least share of a limit that must be needed for the limit to be listed. */
    private static final double WORTH_LISTING = 0.05;

    private final Counted counted;

    Report(Counted counted) {
        this.counted = counted;
    }

    /** Lists what each setting has. */
    static List<List<String>> settings() {
        var lines = new ArrayList<List<String>>();
        lines.add(
                Stream.concat(Stream.of("setting"), SETTINGS.keySet().stream()).toList());
        Stream.of(Input.values())
                .forEach(input -> lines.add(Stream.concat(
                                Stream.of(input.meaning()),
                                SETTINGS.values().stream().map(chosen -> Figure.of(chosen.get(input))))
                        .toList()));
        return lines;
    }

    /** Lists the limits, beginning with what breaks first as a day grows. */
    List<List<String>> limits(Input.Chosen chosen) {
        var limits = new Limits(chosen, counted);
        double even = chosen.get(Input.ORDERS) / Day.SECONDS;
        var mean = new Load(even, even, limits.cases() / Day.SECONDS);
        var peak = new Load(chosen.get(Input.PEAK), even, limits.cases() / Day.SECONDS);
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(
                "limit, a second",
                "allows",
                "a day's mean needs",
                "breaks at orders a day",
                "the peak needs",
                "from",
                "what raises it"));
        limits.all().stream()
                .filter(limit -> limit.times(peak) < 1 / WORTH_LISTING)
                .sorted(Comparator.comparing(limit -> limit.times(mean)))
                .forEach(limit -> lines.add(List.of(
                        limit.name(),
                        Figure.of(limit.allowed()),
                        Figure.of(limit.needed(mean)),
                        Figure.of(chosen.get(Input.ORDERS) * limit.times(mean)),
                        Figure.of(limit.needed(peak)),
                        limit.source(),
                        limit.raise())));
        return lines;
    }

    /** Lists the longest queues of the same day under different settings, and how long the last in them waited. */
    List<List<String>> queues(Map<String, Input.Chosen> settings) {
        return days(settings, Limits::detection, "longest wait", Day::waited);
    }

    /** Lists how long a million lines take that go short at once, while nobody orders. */
    List<List<String>> aMillion(Map<String, Input.Chosen> settings) {
        return aMillion(settings, Limits::detection);
    }

    /** Lists the same of a million lines that become overdue at once. */
    List<List<String>> aMillionOverdue(Map<String, Input.Chosen> settings) {
        return aMillion(settings, Limits::overdue);
    }

    private List<List<String>> aMillion(Map<String, Input.Chosen> settings, Function<Limits, Limit> finding) {
        var changed = new LinkedHashMap<String, Input.Chosen>();
        settings.forEach(
                (name, chosen) -> changed.put(name, chosen.with(Input.ORDERS, 0).with(Input.STRANDED, 1_000_000)));
        return days(changed, finding, "last one after", Day::done);
    }

    private List<List<String>> days(
            Map<String, Input.Chosen> settings,
            Function<Limits, Limit> finding,
            String what,
            Function<Station, String> cell) {
        List<List<Station>> days = settings.values().stream()
                .map(chosen -> Day.play(chosen, counted, finding))
                .toList();
        var lines = new ArrayList<List<String>>();
        lines.add(Stream.concat(
                        Stream.of("work"),
                        settings.keySet().stream().flatMap(name -> Stream.of(name + ": longest queue", what)))
                .toList());
        IntStream.range(0, days.getFirst().size())
                .filter(n -> days.stream().anyMatch(day -> day.get(n).in() > 0))
                .forEach(n -> lines.add(Stream.concat(
                                Stream.of(days.getFirst().get(n).name()),
                                days.stream()
                                        .map(day -> day.get(n))
                                        .flatMap(one -> Stream.of(Figure.of(one.longest()), cell.apply(one))))
                        .toList()));
        return lines;
    }

    /** Lists what a day costs, and what the peak would take. */
    List<List<String>> day(Input.Chosen chosen) {
        var limits = new Limits(chosen, counted);
        double orders = chosen.get(Input.ORDERS);
        double even = orders / Day.SECONDS;
        var beside = new Load(0, even, limits.cases() / Day.SECONDS);
        double most = limits.ofOrders().stream()
                .mapToDouble(limit -> limit.orders(beside))
                .min()
                .orElseThrow();
        return List.of(
                List.of("a day", "figure"),
                List.of(
                        "US dollars",
                        Figure.of(counted.dollars(orders, limits.cases()).doubleValue())),
                List.of("gigabytes kept more", Figure.of(counted.gigabytes(orders, limits.cases()))),
                List.of("orders a second that one account takes, quotas raised", Figure.of(most)),
                List.of(
                        "accounts (cells) that take the peak as it comes",
                        Figure.of(Math.ceil(chosen.get(Input.PEAK) / most))));
    }

    /** Lists the quotas of others. */
    static List<List<String>> quotas() {
        return Stream.concat(
                        Stream.of(List.of("figure", "what", "page")),
                        Stream.of(Quota.values())
                                .map(quota -> List.of(
                                        Figure.of(quota.figure()), quota.meaning(), "[page](" + quota.page() + ")")))
                .toList();
    }
}
