package dev.makegood.storage;

import java.util.Optional;

/** Reads whole tables. Only the job that audits all books may: the cost grows with everything ever kept. */
public interface Scanner {

    /** A page of a table's rows, each as of its last commit; the rows of one partition follow each other in order. */
    Page<Row> scan(Table table, Optional<Cursor> after);
}
