package dev.makegood.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what a small year comes to under packs with their texts' numbers, worked out here once more. */
class CompareRulesTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    private static final CurrencyUnit USD = CurrencyUnit.of("USD");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallYear.write(folder);
    }

    private Year year(String packs, CurrencyUnit as) {
        return CompareMain.play(folder, Rules.ofPacks(packs, as), new PrintStream(OutputStream.nullOutputStream()));
    }

    private List<RealOrder> orders(Year year) {
        return new OrderFiles(year.rules().currency(), year.rules().zone())
                .read(folder)
                .paid();
    }

    private record Late(RealOrder order, RealOrder.RealLine line) {
        /** Returns true if it was unshipped at this many hours after its promise. */
        boolean after(int hours) {
            Instant due = line.promisedShipAt().plus(Duration.ofHours(hours));
            return order.shippedAt().map(at -> at.isAfter(due)).orElse(true);
        }

        long hoursPromised() {
            return Duration.between(order.paidAt(), line.promisedShipAt()).toHours();
        }

        BigDecimal percent(int rate, int floor, int most) {
            return BigDecimal.valueOf(line.paidMinor(), 2)
                    .multiply(BigDecimal.valueOf(rate, 2))
                    .setScale(2, RoundingMode.HALF_UP)
                    .max(BigDecimal.valueOf(floor))
                    .min(BigDecimal.valueOf(most));
        }
    }

    private Stream<Late> unshipped(Year year, int hours) {
        return orders(year).stream()
                .flatMap(order -> order.lines().stream().map(line -> new Late(order, line)))
                .filter(late -> late.after(hours));
    }

    private static long minor(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2)
                .longValueExact();
    }

    @Test
    void theDefaultGivesFiveYuanAnOrderAndAllThatWasPaid() {
        Year year = year("pdd-stockout@1", CNY);
        long orders = unshipped(year, 48).map(Late::order).distinct().count();
        assertTrue(orders > 5 && orders < unshipped(year, 48).count(), () -> orders + " orders");
        assertEquals(500 * orders, year.sums().compensatedMinor());
        assertEquals(
                unshipped(year, 48).mapToLong(late -> late.line().paidMinor()).sum(),
                year.sums().refundedMinor());
        assertTrue(year.summary().reconciled());
        assertEquals(0, year.late());
    }

    @Test
    void wholeDollarsAreCutOffBetweenFiveAndTwenty() {
        Year year = year("dhgate-stockout", USD);
        assertEquals(
                minor(unshipped(year, 48)
                        .map(late -> late.percent(10, 0, 9_999)
                                .setScale(0, RoundingMode.DOWN)
                                .max(BigDecimal.valueOf(5))
                                .min(BigDecimal.valueOf(20)))),
                year.sums().compensatedMinor());
    }

    /** The stockout tops up what being late gave, so that together they give the larger of both. */
    @Test
    void packsOfOnePlatformAreInForceTogether() {
        Year year = year("tmall-stockout+tmall-late-shipment", CNY);
        long late = unshipped(year, 0).count();
        assertTrue(late > unshipped(year, 72).count()
                && unshipped(year, 72).findAny().isPresent());
        assertEquals(late, year.late());
        assertEquals(late + unshipped(year, 72).count(), year.cases().size());
        assertEquals(
                minor(unshipped(year, 0)
                        .map(each -> each.after(72)
                                ? each.percent(each.hoursPromised() <= 48 ? 10 : 15, 5, 500)
                                : each.percent(5, 5, 50))),
                year.sums().compensatedMinor());
    }

    @Test
    void tablesFilesAndPageSayTheSameAndHowAmountsWereRead() throws IOException {
        Year pdd = year("pdd-stockout@1", CNY);
        Year tmall = year("tmall-stockout", CNY);
        var comparison = new Comparison(CNY, List.of(pdd, tmall));
        Path csv = folder.resolve("sums.csv");
        comparison.writeCsv(csv);
        var sums =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .get()
                        .parse(new StringReader(Files.readString(csv, UTF_8)))
                        .stream()
                        .filter(line -> line.get("rules").equals("tmall-stockout"))
                        .map(line -> new BigDecimal(line.get("compensation")));
        assertEquals(tmall.sums().compensatedMinor(), minor(sums));
        String amount = comparison.amount(tmall.sums().compensatedMinor());
        String page = new ComparisonPage(comparison).html();
        for (String text : List.of(page, comparison.table())) {
            assertTrue(text.contains("Amounts are read as CNY (--as CNY)") && text.contains(amount), text);
        }
        assertFalse(page.contains("<script") || page.contains("http"), page);
        var months = comparison.byMonth();
        assertEquals(
                tmall.sums().compensatedMinor(),
                months.values().stream().mapToLong(amounts -> amounts.get(1)).sum());
    }

    @Test
    void namesOnThePageAreEscaped() throws IOException {
        Path items = folder.resolve("order_items.csv");
        Files.writeString(items, Files.readString(items).replace("seller-", "a&b-"));
        String page = new ComparisonPage(new Comparison(CNY, List.of(year("pdd-stockout@1", CNY)))).html();
        assertTrue(page.contains("a&amp;b-") && !page.contains("a&b-"), page);
    }
}
