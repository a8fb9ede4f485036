package dev.makegood.storage.memory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Index;
import dev.makegood.storage.KeyOrder;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps the rows of each partition of each table and index sorted, so that the cost of a page depends only on its rows.
 */
final class Partitions {
    private static final Comparator<Cursor> ORDER = Comparator.comparing(Cursor::indexSort, KeyOrder.COMPARATOR)
            .thenComparing(Cursor::partition, KeyOrder.COMPARATOR)
            .thenComparing(Cursor::sort, KeyOrder.COMPARATOR);

    /** Sorts after every text that we write: Unicode's last code point. */
    private static final String END = Character.toString(Character.MAX_CODE_POINT);

    private record Partition(Table table, Optional<Index> index, String name) {}

    private final Map<Partition, NavigableMap<Cursor, SizedRow>> partitions = new HashMap<>();

    void add(SizedRow sized) {
        Row row = sized.row();
        views(row.key().table())
                .filter(index -> partition(index, row) != null)
                .forEach(index -> partitions
                        .computeIfAbsent(place(index, row), _ -> new TreeMap<>(ORDER))
                        .put(position(index, row), sized));
    }

    void remove(Row row) {
        views(row.key().table())
                .filter(index -> partition(index, row) != null)
                .forEach(index -> partitions.get(place(index, row)).remove(position(index, row)));
    }

    Page<Row> page(Query query) {
        var partition = new Partition(query.table(), query.index(), query.partition());
        NavigableMap<Cursor, SizedRow> rows = within(query, partitions.getOrDefault(partition, new TreeMap<>(ORDER)));
        var page = new PageInMemory(query.limit());
        for (SizedRow sized : (query.descending() ? rows.descendingMap() : rows).values()) {
            if (!page.takes(sized)) {
                return page.before(position(query.index(), page.last()));
            }
        }
        return page.whole();
    }

    private static NavigableMap<Cursor, SizedRow> within(Query query, NavigableMap<Cursor, SizedRow> rows) {
        Cursor from = before(
                switch (query.range()) {
                    case Query.Range.All _, Query.Range.UpTo _ -> "";
                    case Query.Range.StartsWith start -> start.prefix();
                    case Query.Range.Between between -> between.from();
                });
        Cursor to = before(
                switch (query.range()) {
                    case Query.Range.All _ -> END;
                    case Query.Range.StartsWith start -> start.prefix() + END;
                    case Query.Range.UpTo upTo -> upTo.bound() + '\0';
                    case Query.Range.Between between -> between.to() + '\0';
                });
        Cursor after = query.after().orElse(query.descending() ? to : from);
        if (query.descending()) {
            to = Collections.min(List.of(to, after), ORDER);
        } else {
            from = Collections.max(List.of(from, after), ORDER);
        }
        return ORDER.compare(from, to) < 0 ? rows.subMap(from, false, to, false) : Collections.emptyNavigableMap();
    }

    /**
     * Returns a position before all rows with this sort value or a later one. No row is at it, since no row has an
     * empty key.
     */
    private static Cursor before(String indexSort) {
        return new Cursor(indexSort, "", "");
    }

    /** Returns the table itself, as empty, and its indexes. */
    private static Stream<Optional<Index>> views(Table table) {
        return Stream.concat(
                Stream.of(Optional.empty()),
                Stream.of(Index.values())
                        .filter(index -> index.table() == table)
                        .map(Optional::of));
    }

    private static Partition place(Optional<Index> index, Row row) {
        return new Partition(row.key().table(), index, Objects.requireNonNull(partition(index, row)));
    }

    /** Returns null if the row is not in the index. */
    private static String partition(Optional<Index> index, Row row) {
        if (index.isEmpty()) {
            return row.key().partition();
        }
        boolean complete = row.attributes().containsKey(index.get().sortAttribute());
        return complete ? (String) row.attributes().get(index.get().partitionAttribute()) : null;
    }

    private static Cursor position(Optional<Index> index, Row row) {
        String sort = row.key().sort();
        String indexSort = index.map(in -> (String) row.attributes().get(in.sortAttribute()))
                .orElse(sort);
        return new Cursor(indexSort, row.key().partition(), sort);
    }
}
