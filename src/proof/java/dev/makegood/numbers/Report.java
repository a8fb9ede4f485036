package dev.makegood.numbers;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Prints figures as Markdown tables. */
final class Report {
    private final PrintStream out;
    private Figures first;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Begins a table with the figures to which its further rows are compared. */
    void head(Figures figures) {
        first = figures;
        out.print("""
            | orders stranded | orders kept | coupons outstanding | requests a case | read units | write units | \
            to the first row | ms a case | minutes | coupons a transaction | others done after |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """);
        row(figures);
    }

    void row(Figures one) {
        out.printf(
                "| %,d | %,d | %,d | %s | %s | %s | %s | %s | %d | %s | %d min |%n",
                one.stockout().stranded(),
                one.stockout().kept(),
                one.stockout().coupons(),
                one.requestsPerCase(),
                one.perCase(one.all().readUnits()),
                one.perCase(one.all().writeUnits()),
                ratios(one),
                one.millisPerCase(one.allTook()),
                one.minutes(),
                one.couponsPerTransaction(),
                one.othersDoneAfter());
        out.flush();
    }

    /** Prints the figures by scheduled function, per case. */
    void functions(Figures figures) {
        out.printf("""

            | function, at %,d orders | worked off | GetItem | Query | TransactWriteItems | \
            read units | write units | ms a case |
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

    private String ratios(Figures one) {
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
