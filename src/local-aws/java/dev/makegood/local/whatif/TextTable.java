package dev.makegood.local.whatif;

import dev.makegood.whatif.Report;
import java.util.List;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Prints the report as a table for people: the merchants with the largest differences, then the totals. */
final class TextTable {
    private static final int MERCHANTS = 20;
    private static final int FLIPS = 10;
    private static final String ROW = "%-24s %9s %9s %16s %16s %16s%n";

    private TextTable() {}

    static String of(Report report) {
        var table = new StringBuilder(ROW.formatted("merchant", "cases", "changed", "before", "after", "difference"));
        List<Report.OfMerchant> merchants = report.merchants();
        merchants.stream()
                .limit(MERCHANTS)
                .forEach(merchant -> table.append(row(merchant.merchantId(), merchant.totals())));
        if (merchants.size() > MERCHANTS) {
            table.append("... and %,d merchants more%n".formatted(merchants.size() - MERCHANTS));
        }
        table.append(row("all, in " + report.all().before().getCurrencyUnit(), report.all()));
        table.append("%nflips: %,d from nothing to something, %,d from something to nothing%n"
                .formatted(report.toSomething(), report.toNothing()));
        return table
                + report.flips().stream()
                        .limit(FLIPS)
                        .map(flip -> "  %s: %s -> %s%n"
                                .formatted(flip.caseId(), amount(flip.before()), amount(flip.after())))
                        .collect(Collectors.joining());
    }

    private static String row(String name, Report.Totals totals) {
        return ROW.formatted(
                name,
                "%,d".formatted(totals.cases()),
                "%,d".formatted(totals.changed()),
                amount(totals.before()),
                amount(totals.after()),
                (totals.difference().isPositive() ? "+" : "") + amount(totals.difference()));
    }

    static String amount(Money money) {
        return "%,.2f"
                .replace(".2", "." + money.getCurrencyUnit().getDecimalPlaces())
                .formatted(money.getAmount());
    }
}
