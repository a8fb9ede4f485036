package dev.makegood.storage;

import java.util.Optional;

/**
 * Scans whole tables. Only the audit of all books and the archive may do so, since the cost grows with all data stored.
 */
public interface Scanner {

    /**
     * Names one part of a table, to be scanned beside the others. Each partition of the table is in one of them.
     *
     * @param number from 0
     * @param of how many parts the table has
     */
    record Segment(int number, int of) {}

    /**
     * Returns a page of a table's rows, each as of its last commit. The rows of one partition are adjacent and in
     * order.
     */
    Page<Row> scan(Table table, Optional<Cursor> after);

    /**
     * Returns a page of a part of a table, at half the price. Its rows may lag, so read them again before acting on
     * them.
     */
    default Page<Row> scan(Table table, Segment segment, Optional<Cursor> after) {
        Page<Row> page = scan(table, after);
        return new Page<>(
                page.items().stream()
                        .filter(row ->
                                Math.floorMod(row.key().partition().hashCode(), segment.of()) == segment.number())
                        .toList(),
                page.next());
    }
}
