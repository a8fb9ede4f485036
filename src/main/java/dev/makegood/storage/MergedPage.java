package dev.makegood.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list that is spread over partitions of an index, in the order of its sort values. These must differ from row
 * to row, since only the last one determines where the next page begins.
 */
public final class MergedPage {
    /** Sorts before every character of a sort value. */
    private static final String NEXT = " ";

    private MergedPage() {}

    /** Returns the rows up to a bound, the first ones first. Ignores a cursor that is not from this list. */
    public static Page<Row> read(
            Database database,
            Index index,
            List<String> partitions,
            Query.Range.UpTo upTo,
            int limit,
            Optional<Cursor> after) {
        Query.Range range = after.map(Cursor::indexSort)
                .filter(last -> KeyOrder.compare(last, upTo.bound()) < 0)
                .<Query.Range>map(last -> new Query.Range.Between(last + NEXT, upTo.bound()))
                .orElse(upTo);
        List<Page<Row>> pages =
                Concurrently.map(partitions, partition -> database.query(Query.index(index, partition, range, limit)));
        return merged(index, pages, KeyOrder.COMPARATOR, limit);
    }

    /** Returns the rows up to a bound, the last ones first. Ignores a cursor that is not from this list. */
    public static Page<Row> backwards(
            Database database,
            Index index,
            List<String> partitions,
            Query.Range.UpTo upTo,
            int limit,
            Optional<Cursor> after) {
        Optional<String> last = after.map(Cursor::indexSort).filter(sort -> KeyOrder.compare(sort, upTo.bound()) <= 0);
        Query.Range range = last.<Query.Range>map(Query.Range.UpTo::new).orElse(upTo);
        // One more, since the last row of the page before is read again.
        List<Page<Row>> pages = Concurrently.map(partitions, partition -> {
            Page<Row> page = database.query(
                    Query.index(index, partition, range, limit + 1).backwards());
            return last.map(sort -> without(index, sort, page)).orElse(page);
        });
        return merged(index, pages, KeyOrder.COMPARATOR.reversed(), limit);
    }

    private static Page<Row> without(Index index, String sort, Page<Row> page) {
        List<Row> others = page.items().stream()
                .filter(row -> !index.sort(row).equals(sort))
                .toList();
        return new Page<>(others, page.next());
    }

    private static Page<Row> merged(Index index, List<Page<Row>> pages, Comparator<String> order, int limit) {
        // A partition's remaining rows may sort before rows of other partitions, so rows after the end of its page are
        // not in order yet.
        Optional<String> inOrder = pages.stream()
                .flatMap(page -> page.next().stream())
                .map(Cursor::indexSort)
                .min(order);
        List<Row> rows = pages.stream()
                .flatMap(page -> page.items().stream())
                .sorted(Comparator.comparing(index::sort, order))
                .filter(row -> inOrder.filter(end -> order.compare(index.sort(row), end) > 0)
                        .isEmpty())
                .toList();
        List<Row> page = rows.subList(0, Math.min(limit, rows.size()));
        boolean more = inOrder.isPresent() || rows.size() > limit;
        return new Page<>(page, more ? Optional.of(cursor(index, page.getLast())) : Optional.empty());
    }

    private static Cursor cursor(Index index, Row row) {
        return new Cursor(index.sort(row), row.key().partition(), row.key().sort());
    }
}
