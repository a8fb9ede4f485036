package dev.makegood.storage;

import java.util.Optional;

/** Scans whole tables. Only the audit of all books may do so, since the cost grows with all data ever stored. */
public interface Scanner {

    /**
     * Returns a page of a table's rows, each as of its last commit. The rows of one partition are adjacent and in
     * order.
     */
    Page<Row> scan(Table table, Optional<Cursor> after);
}
