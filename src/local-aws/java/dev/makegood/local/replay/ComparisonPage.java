package dev.makegood.local.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws a comparison as one HTML page that needs no other file and no script. */
final class ComparisonPage {
    private static final int ROWS = 15;
    private static final int LONGEST = 360;
    private static final int BAR = 14;
    private static final List<String> COLOURS =
            List.of("#3366a8", "#c2571a", "#3d8b5f", "#8a5aa8", "#b3912b", "#5b6b7a", "#a83358", "#2f8fa0");

    private static final String STYLE = """
        :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
        body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; }
        th, td { padding: .25rem .75rem; text-align: right; border-bottom: 1px solid #8884; font-variant-numeric: tabular-nums; }
        th:first-child, td:first-child { text-align: left; }
        .swatch { display: inline-block; width: .8em; height: .8em; margin-right: .5em; border-radius: 2px; }
        .wide { overflow-x: auto; }
        svg text { fill: currentColor; font-size: 12px; }
        """;

    private final Comparison comparison;

    ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    String html() {
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>The same orders under each platform's rules</title>
            <style>
            %s</style>
            <h1>The same orders under each platform&#39;s rules</h1>
            <p>%s %s</p>
            %s
            <h2>Compensation</h2>
            %s
            <h2>Compensation by month</h2>
            %s
            <h2>The merchants with the most compensation</h2>
            %s
            <h2>The SKUs with the most compensation</h2>
            %s
            </html>
            """.formatted(
                        STYLE,
                        escaped(comparison.reading()),
                        orders(),
                        totals(),
                        bars(),
                        amounts("month", comparison.byMonth()),
                        amounts("merchant", comparison.compensation((_, c) -> c.merchantId(), ROWS)),
                        amounts("SKU", comparison.compensation((_, c) -> c.merchantId() + " / " + c.sku(), ROWS)));
    }

    private String orders() {
        Summary any = comparison.years().getFirst().summary();
        return "%,d orders of %,d lines; %,d more were never paid and are left out."
                .formatted(any.orders(), any.lines(), any.neverPaid());
    }

    private String totals() {
        String rows = IntStream.range(0, comparison.years().size())
                .mapToObj(i -> {
                    Year year = comparison.years().get(i);
                    Sums sums = year.sums();
                    return row(
                            "td",
                            List.of(
                                    swatch(i) + escaped(year.rules().name()),
                                    "%,d".formatted(sums.cases()),
                                    "%,d".formatted(year.late()),
                                    "%,d".formatted(sums.refunds()),
                                    comparison.amount(sums.refundedMinor()),
                                    comparison.amount(sums.compensatedMinor())));
                })
                .collect(Collectors.joining("\n"));
        var head = List.of("rules", "cases", "of them late shipments", "refunds", "refunded", "compensation");
        return table(row("th", head), rows);
    }

    /** Draws the compensation under each of the rules as a bar. */
    private String bars() {
        List<Year> years = comparison.years();
        long most = years.stream()
                .mapToLong(year -> year.sums().compensatedMinor())
                .max()
                .orElse(0);
        var svg = new StringBuilder(
                "<svg role=\"img\" aria-label=\"Compensation under each of the rules\" width=\"%d\" height=\"%d\">"
                        .formatted(LONGEST + 420, years.size() * 2 * BAR));
        for (int i = 0; i < years.size(); i++) {
            long minor = years.get(i).sums().compensatedMinor();
            long width = most == 0 ? 0 : LONGEST * minor / most;
            svg.append("<rect x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" fill=\"%s\"/>"
                    .formatted(i * 2 * BAR, width, BAR, colour(i)));
            svg.append("<text x=\"%d\" y=\"%d\">%s %s</text>%n"
                    .formatted(
                            width + 8,
                            i * 2 * BAR + BAR - 3,
                            comparison.amount(minor),
                            escaped(years.get(i).rules().name())));
        }
        return svg.append("</svg>").toString();
    }

    private String amounts(String name, Map<String, List<Long>> rows) {
        String head = row(
                "th",
                IntStream.rangeClosed(0, comparison.years().size())
                        .mapToObj(i -> i == 0
                                ? name
                                : swatch(i - 1)
                                        + escaped(comparison
                                                .years()
                                                .get(i - 1)
                                                .rules()
                                                .name()))
                        .toList());
        String body = rows.entrySet().stream()
                .map(entry -> "<tr><td>%s</td>%s</tr>"
                        .formatted(
                                escaped(entry.getKey()),
                                entry.getValue().stream()
                                        .map(minor -> "<td>" + comparison.amount(minor) + "</td>")
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining("\n"));
        return table(head, body);
    }

    private static String table(String head, String body) {
        return "<div class=\"wide\"><table>\n<thead>%s</thead>\n<tbody>%s</tbody>\n</table></div>"
                .formatted(head, body);
    }

    private static String row(String cell, List<String> values) {
        return values.stream()
                .map(value -> "<%s>%s</%s>".formatted(cell, value, cell))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String swatch(int i) {
        return "<span class=\"swatch\" style=\"background:%s\"></span>".formatted(colour(i));
    }

    private static String colour(int i) {
        return COLOURS.get(i % COLOURS.size());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
