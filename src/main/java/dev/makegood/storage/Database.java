package dev.makegood.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The shared tables. There is one way to change anything: read the rows, decide, and commit the decision under guards
 * that hold only if none of those rows has changed. Nobody's update is lost, and doing the same thing twice finds it done.
 */
public interface Database {

    /** The most writes in one transaction, DynamoDB's own limit. */
    int MAX_WRITES = Sizes.MOST_WRITES;

    /** How often a decision is taken anew before the caller is told to come back: enough for 16 rivals for one row. */
    int MAX_ATTEMPTS = 40;

    /** How often a decision may fail on what it reads before that is a bug: far more often than rivals can tear its reads. */
    int MAX_TORN = 12;

    /** Reads one row, as of the last commit. */
    Optional<Row> find(Key key);

    /**
     * Reads a page: of a table as of the last commit, of an index perhaps a little behind it. It ends at the query's limit or
     * at {@link Sizes#LARGEST_PAGE}, so that one with fewer rows than the limit may have a cursor.
     */
    Page<Row> query(Query query);

    /** Reads a complete set, page by page. For partitions that people fill by hand, and which are small therefore. */
    default List<Row> all(Query query) {
        return first(query, Integer.MAX_VALUE);
    }

    /** Reads the first {@code most} rows of a range, on as many pages as they take. */
    default List<Row> first(Query query, int most) {
        var rows = new ArrayList<Row>();
        Optional<Cursor> after = query.after();
        do {
            Page<Row> page = query(query.after(after));
            rows.addAll(page.items());
            after = page.next();
        } while (after.isPresent() && rows.size() < most);
        return rows.size() > most ? List.copyOf(rows.subList(0, most)) : rows;
    }

    /**
     * How many rows a range has; of an index perhaps as of a little ago. Costs no transfer of rows.
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
     * Writes all or nothing.
     *
     * @return false if a guard refused, in which case nothing was written, or if it is not known whether it was written;
     *     either way the rows tell
     * @throws StorageBusy if conflicts with other transactions did not end
     * @throws TooLarge if it is more than DynamoDB takes
     */
    boolean commit(List<Write> writes);

    /** Waits a short, random while before attempt number {@code attempt} (from 1) at a contended row. */
    void pause(int attempt);

    /**
     * Runs read-decide-commit until a decision stands. The decision is a function of what it reads and must have no
     * other effect, since it is run again when somebody else was faster.
     *
     * @throws StorageBusy if somebody else was faster every time
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

    /**
     * The rows that a decision reads are not one snapshot: a commit between two reads can show it a state that never was,
     * and it then fails on an invariant. Such a failure is taken for a bug only if it stays.
     */
    private static <R> Optional<Decision<R>> attempt(Supplier<Decision<R>> decision, int attempt) {
        try {
            return Optional.of(decision.get());
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException perhapsTorn) {
            if (attempt >= MAX_TORN) {
                throw perhapsTorn;
            }
            return Optional.empty();
        }
    }
}
