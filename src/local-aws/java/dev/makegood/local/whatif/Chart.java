package dev.makegood.local.whatif;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.whatif.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.Money;

/** Draws the report: what the merchants with the largest differences paid, and would have paid. */
final class Chart {
    private static final int MERCHANTS = 15;
    private static final int ROW = 34;
    private static final int TOP = 84;
    private static final int LEFT = 170;
    private static final int LONGEST = 480;

    private final StringBuilder svg = new StringBuilder();

    private Chart() {}

    /** Returns a self-contained SVG document. */
    static String of(PolicyVersion draft, Report report) {
        return new Chart().draw(draft, report);
    }

    private String draw(PolicyVersion draft, Report report) {
        List<Report.OfMerchant> shown =
                report.merchants().stream().limit(MERCHANTS).toList();
        BigDecimal most = shown.stream()
                .map(merchant -> merchant.totals()
                        .before()
                        .getAmount()
                        .max(merchant.totals().after().getAmount()))
                .reduce(BigDecimal.ONE, BigDecimal::max);
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 %d" font-family="sans-serif" font-size="13">
            <rect width="100%%" height="100%%" fill="white"/>
            """.formatted(TOP + shown.size() * ROW + 20));
        Report.Totals all = report.all();
        text(
                20,
                26,
                "start",
                "Under %s: %s instead of %s %s, for %,d cases"
                        .formatted(
                                draft.ref(),
                                TextTable.amount(all.after()),
                                TextTable.amount(all.before()),
                                draft.currency(),
                                all.cases()));
        text(
                20,
                46,
                "start",
                "The %d of %,d merchants with the largest differences"
                        .formatted(shown.size(), report.merchants().size()));
        key(20, "#9aa5b1", "before");
        key(110, "#c2571a", "after");
        for (int i = 0; i < shown.size(); i++) {
            merchant(TOP + i * ROW, shown.get(i), most);
        }
        return svg.append("</svg>\n").toString();
    }

    private void merchant(int y, Report.OfMerchant merchant, BigDecimal most) {
        Report.Totals totals = merchant.totals();
        text(LEFT - 10, y + 18, "end", merchant.merchantId());
        int before = bar(y + 3, "#9aa5b1", totals.before(), most);
        int after = bar(y + 15, "#c2571a", totals.after(), most);
        text(
                LEFT + Math.max(before, after) + 8,
                y + 18,
                "start",
                (totals.difference().isPositive() ? "+" : "") + TextTable.amount(totals.difference()));
    }

    private int bar(int y, String colour, Money amount, BigDecimal most) {
        int width = amount.getAmount()
                .multiply(BigDecimal.valueOf(LONGEST))
                .divide(most, 0, RoundingMode.HALF_UP)
                .intValueExact();
        rectangle(LEFT, y, width, colour);
        return width;
    }

    private void key(int x, String colour, String name) {
        rectangle(x, 60, 12, colour);
        text(x + 18, 70, "start", name);
    }

    private void rectangle(int x, int y, int width, String colour) {
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"11\" fill=\"%s\"/>%n".formatted(x, y, width, colour));
    }

    private void text(int x, int y, String anchor, String text) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
