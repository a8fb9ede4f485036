package dev.makegood.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives access to the shared tables. All changes use one mechanism: read rows, decide, and commit the decision under
 * guards that hold only if none of those rows has changed. So no update is lost, and a repeat finds the work done.
 */
public interface Database {

    /** The most writes in one transaction, DynamoDB's own limit. */
    int MAX_WRITES = Sizes.MOST_WRITES;

    /** The most rows that one request reads by their keys, DynamoDB's own limit. */
    int MAX_KEYS = 100;

    /** How often a decision is repeated before the call fails as busy: enough for 16 rivals for one row. */
    int MAX_ATTEMPTS = 40;

    /** How often a decision may read inconsistent rows: far more often than concurrent commits can mix its reads. */
    int MAX_TORN = 12;

    /** Reads one row, as of the last commit. */
    Optional<Row> find(Key key);

    /**
     * Reads several rows, each as of the last commit, in the order of their keys. Leaves out rows that do not exist.
     *
     * @param keys each of them once
     */
    default List<Row> findAll(List<Key> keys) {
        return keys.stream().flatMap(key -> find(key).stream()).toList();
    }

    /**
     * Reads a page of an index that holds only keys, and the rows of these keys as of the last commit. Leaves out rows
     * that no longer exist.
     */
    default Page<Row> wholeRows(Query query) {
        Page<Row> keys = query(query);
        return new Page<>(findAll(keys.items().stream().map(Row::key).toList()), keys.next());
    }

    /**
     * Reads a page: of a table as of the last commit, or of an index, which may lag. A page ends at the query's limit
     * or at {@link Sizes#LARGEST_PAGE}, so a page with fewer rows than the limit may still have a cursor.
     */
    Page<Row> query(Query query);

    /**
     * Reads a complete set, page by page. Is meant for partitions that stay small, such as those that people fill by
     * hand.
     */
    default List<Row> all(Query query) {
        return first(query, Integer.MAX_VALUE);
    }

    /** Reads the first {@code most} rows of a range, from as many pages as needed. */
    default List<Row> first(Query query, int most) {
        return Page.first(most, after -> query(query.after(after)));
    }

    /**
     * Counts the rows of a range without transferring them. A count of an index may lag.
     *
     * @param most counting may stop once there are more
     */
    default long count(Query query, long most) {
        long sum = 0;
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Row> page = query(query.after(after));
            sum += page.items().size();
            after = page.next();
        } while (after.isPresent() && sum <= most);
        return sum;
    }

    /**
     * Commits all writes or none.
     *
     * @return false if a guard refused, so that nothing was written, or if the outcome is unknown; the rows tell which
     * @throws StorageBusy if conflicts with other transactions did not end
     * @throws TooLarge if it exceeds DynamoDB's limits
     */
    boolean commit(List<Write> writes);

    /** Returns the database whose rows these are: this one, unless it is a view of another. */
    default Database origin() {
        return this;
    }

    /** Waits a short random time before attempt number {@code attempt} (from 1) at a contended row. */
    void pause(int attempt);

    /**
     * Reads, decides and commits until a commit succeeds. The decision must have no effect other than its writes, since
     * it runs again whenever another commit came first.
     *
     * @throws StorageBusy if another commit came first every time
     * @throws TornRead if its reads are never consistent
     */
    default <R> R decide(Supplier<Decision<R>> decision) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Decision<R>> decided = attempt(decision, attempt);
            if (decided.isPresent()
                    && (decided.get().writes().isEmpty() || commit(decided.get().writes()))) {
                return decided.get().result();
            }
            pause(attempt);
        }
        throw new StorageBusy("gave up after " + MAX_ATTEMPTS + " attempts");
    }

    private static <R> Optional<Decision<R>> attempt(Supplier<Decision<R>> decision, int attempt) {
        try {
            return Optional.of(decision.get());
        } catch (TornRead torn) {
            if (attempt >= MAX_TORN) {
                throw torn;
            }
            return Optional.empty();
        }
    }
}
