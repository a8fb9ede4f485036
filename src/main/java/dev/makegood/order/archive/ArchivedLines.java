package dev.makegood.order.archive;

import static java.util.stream.Collectors.groupingBy;

import dev.makegood.market.Market;
import dev.makegood.order.OrderLine;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts a merchant's archived lines, so that figures of past periods stay what they were. The transaction that takes
 * an order out of its table, or brings it back, changes the count.
 *
 * @param byDay lines by the day on which they were paid
 */
public record ArchivedLines(String merchantId, YearMonth month, Map<LocalDate, Long> byDay) {
    private static final String LINES = "LINES";
    private static final RowType<ArchivedLines> ROWS =
            new RowType<>(ArchivedLines.class, row -> key(row.merchantId(), row.month()));

    private record Owner(String merchantId, YearMonth month) {}

    /**
     * Counts the archived lines that were paid in a period.
     *
     * @param to inclusive
     */
    public static long count(Database database, String merchantId, LocalDate from, LocalDate to) {
        var months = new Query.Range.Between(sort(YearMonth.from(from)), sort(YearMonth.from(to)));
        return database.all(Query.table(Table.ARCHIVE, merchantId, months)).stream()
                .flatMap(row -> ROWS.read(row).value().byDay().entrySet().stream())
                .filter(day -> !day.getKey().isBefore(from) && !day.getKey().isAfter(to))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Returns the writes that count lines which leave their table. */
    static List<Write> leaving(Database database, List<OrderLine> lines) {
        return writes(database, lines, 1);
    }

    /** Returns the writes that no longer count lines which come back. */
    static List<Write> returning(Database database, List<OrderLine> lines) {
        return writes(database, lines, -1);
    }

    private static List<Write> writes(Database database, List<OrderLine> lines, int each) {
        Market market = Market.current();
        var byOwner = lines.stream()
                .collect(groupingBy(
                        line -> new Owner(line.line().merchantId(), YearMonth.from(market.dayOf(line.paidAt())))));
        return byOwner.entrySet().stream()
                .map(its -> write(database, its.getKey(), its.getValue(), each))
                .toList();
    }

    private static Write write(Database database, Owner owner, List<OrderLine> lines, int each) {
        Optional<Stored<ArchivedLines>> stored = ROWS.find(database, key(owner.merchantId(), owner.month()));
        var byDay = new TreeMap<>(
                stored.map(Stored::value).map(ArchivedLines::byDay).orElse(Map.of()));
        lines.forEach(line -> byDay.merge(Market.current().dayOf(line.paidAt()), (long) each, Long::sum));
        return ROWS.put(stored, new ArchivedLines(owner.merchantId(), owner.month(), byDay));
    }

    private static Key key(String merchantId, YearMonth month) {
        return new Key(Table.ARCHIVE, merchantId, sort(month));
    }

    private static String sort(YearMonth month) {
        return KeyText.join(LINES, month);
    }
}
