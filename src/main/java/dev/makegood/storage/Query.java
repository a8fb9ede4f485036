package dev.makegood.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * Describes a bounded read of one partition of a table or index, in the order of the sort attribute.
 *
 * @param index empty for the table itself
 * @param range the sort values to read
 * @param after the cursor of the previous page, empty for the first page; a cursor outside the range is ignored, since
 *     no page of this query gave it and DynamoDB would fail on it
 */
public record Query(
        Table table,
        Optional<Index> index,
        String partition,
        Range range,
        boolean descending,
        int limit,
        Optional<Cursor> after) {

    /** The largest limit of a page. */
    public static final int MAX_LIMIT = 200;

    public Query {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page must have 1 to " + MAX_LIMIT + " rows, not " + limit);
        }
        boolean ofTable = index.isEmpty();
        after = after.filter(cursor -> range.has(ofTable ? cursor.sort() : cursor.indexSort()));
    }

    /** Selects sort values. */
    public sealed interface Range {
        boolean has(String sort);

        /** Selects texts that begin with these parts and have more. */
        static StartsWith under(Object... parts) {
            return new StartsWith(KeyText.prefix(parts));
        }

        /** Selects all values, as a range with an end. */
        static UpTo whole() {
            return new UpTo(Character.toString(Character.MAX_CODE_POINT));
        }

        /** Selects values sorted by an instant, up to this one (inclusive). */
        static UpTo upTo(Instant last) {
            return new UpTo(KeyText.end(SortableInstant.format(last)));
        }

        /**
         * Selects values sorted by an instant, within a period.
         *
         * @param from inclusive
         * @param to exclusive, to the millisecond
         */
        static Range period(Instant from, Instant to) {
            return new Between(SortableInstant.format(from), KeyText.end(SortableInstant.format(to.minusMillis(1))));
        }

        record All() implements Range {
            @Override
            public boolean has(String sort) {
                return true;
            }
        }

        record StartsWith(String prefix) implements Range {
            @Override
            public boolean has(String sort) {
                return sort.startsWith(prefix);
            }
        }

        /** Includes the bound. */
        record UpTo(String bound) implements Range {
            @Override
            public boolean has(String sort) {
                return KeyOrder.compare(sort, bound) <= 0;
            }
        }

        /** Includes both bounds. */
        record Between(String from, String to) implements Range {
            @Override
            public boolean has(String sort) {
                return KeyOrder.compare(sort, from) >= 0 && KeyOrder.compare(sort, to) <= 0;
            }
        }
    }

    public static Query table(Table table, String partition, Range range, int limit) {
        return new Query(table, Optional.empty(), partition, range, false, limit, Optional.empty());
    }

    /** Returns the query for a complete set, to be read by {@link Database#all}. */
    public static Query table(Table table, String partition, Range range) {
        return table(table, partition, range, MAX_LIMIT);
    }

    public static Query index(Index index, String partition, Range range, int limit) {
        return new Query(index.table(), Optional.of(index), partition, range, false, limit, Optional.empty());
    }

    public Query backwards() {
        return new Query(table, index, partition, range, true, limit, after);
    }

    public Query after(Optional<Cursor> cursor) {
        return new Query(table, index, partition, range, descending, limit, cursor);
    }
}
