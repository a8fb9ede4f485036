package dev.makegood.numbers;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Prints figures as Markdown tables. */
final class Report {
    private static final String HEAD = """
            | orders stranded | requests a case | read units a case | write units a case | ms a case | to the first | \
            minutes | coupons a transaction | others done after |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** @param figures the first is what the others are compared with */
    void sizes(List<Figures> figures) {
        out.print(HEAD);
        figures.forEach(one -> row("%,d".formatted(one.stockout().stranded()), one, figures.getFirst()));
    }

    /** What else is kept must make no difference. */
    void besides(Figures base, List<Figures> figures) {
        out.printf("%n%s", HEAD);
        figures.forEach(one -> row(
                "%,d, beside %,d orders kept and %,d coupons outstanding"
                        .formatted(
                                one.stockout().stranded(),
                                one.stockout().kept(),
                                one.stockout().coupons()),
                one,
                base));
    }

    void functions(Figures figures) {
        out.printf("""

                | function, at %,d orders | worked off | GetItem a case | Query a case | TransactWriteItems a case | \
                read units a case | write units a case | ms a case |
                |---|---:|---:|---:|---:|---:|---:|---:|
                """, figures.stockout().stranded());
        for (Map.Entry<String, Meter.Reading> entry : figures.consumed().entrySet()) {
            Meter.Reading reading = entry.getValue();
            out.printf(
                    "| %s | %,d | %s | %s | %s | %s | %s | %s |%n",
                    entry.getKey(),
                    figures.done().get(entry.getKey()),
                    perCase(figures, reading.of("GetItem")),
                    perCase(figures, reading.of("Query")),
                    perCase(figures, reading.of("TransactWriteItems")),
                    figures.perCase(reading.readUnits()),
                    figures.perCase(reading.writeUnits()),
                    figures.millisPerCase(figures.took().get(entry.getKey())));
        }
    }

    private void row(String name, Figures one, Figures first) {
        out.printf(
                "| %s | %s | %s | %s | %s | %s | %d | %s | %d min |%n",
                name,
                one.requestsPerCase(),
                one.perCase(one.all().readUnits()),
                one.perCase(one.all().writeUnits()),
                one.millisPerCase(one.allTook()),
                ratios(one, first),
                one.minutes(),
                one.couponsPerTransaction(),
                one.othersDoneAfter());
    }

    private static String ratios(Figures one, Figures first) {
        return String.join(
                " / ",
                ratio(one.requestsPerCase(), first.requestsPerCase()),
                ratio(
                        one.perCase(one.all().readUnits()),
                        first.perCase(first.all().readUnits())),
                ratio(
                        one.perCase(one.all().writeUnits()),
                        first.perCase(first.all().writeUnits())));
    }

    private static String ratio(BigDecimal one, BigDecimal first) {
        return one.divide(first, 3, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal perCase(Figures figures, long count) {
        return figures.perCase(BigDecimal.valueOf(count));
    }
}
