package dev.makegood.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Splits a shipment of more lines than we take at once into several, and so its withdrawal. */
final class Parts {
    /** The most lines of a shipment, as the handlers have it. */
    static final int MOST_LINES = 24;

    private static final String WITHDRAWAL = "/withdrawal";

    private Parts() {}

    /** Returns the report, or its parts. Lines are sorted, so that another sequence of them makes the same parts. */
    static Stream<Report> of(ReportKind kind, Report whole) {
        if (kind != ReportKind.SHIPMENTS && kind != ReportKind.WITHDRAWALS) {
            return Stream.of(whole);
        }
        JsonNode lines = whole.body().path("lines");
        List<Integer> sorted = IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparing(at -> lines.get(at).path("lineId").asText()))
                .toList();
        int parts = (sorted.size() + MOST_LINES - 1) / MOST_LINES;
        return IntStream.range(0, parts)
                .mapToObj(part -> part(
                        whole,
                        part,
                        sorted.subList(part * MOST_LINES, Math.min(sorted.size(), (part + 1) * MOST_LINES))));
    }

    private static Report part(Report whole, int part, List<Integer> of) {
        ObjectNode body = whole.body().deepCopy();
        ArrayNode lines = body.putArray("lines");
        of.forEach(at -> lines.add(whole.body().path("lines").get(at)));
        boolean withdrawal = whole.path().endsWith(WITHDRAWAL);
        if (withdrawal) {
            // Its lines only said how many parts there are.
            body.remove("lines");
        }
        String suffix = part == 0 ? "" : "%23" + (part + 1);
        String path = withdrawal
                ? whole.path().substring(0, whole.path().length() - WITHDRAWAL.length()) + suffix + WITHDRAWAL
                : whole.path() + suffix;
        return new Report(path, body, of.stream().map(whole.lines()::get).toList());
    }
}
