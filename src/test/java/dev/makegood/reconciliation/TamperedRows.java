package dev.makegood.reconciliation;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Returns the rows of another scanner, with the attributes of some of them changed. */
record TamperedRows(Scanner honest, Predicate<Row> which, UnaryOperator<Map<String, Object>> change)
        implements Scanner {
    @Override
    public Page<Row> scan(Table table, Optional<Cursor> after) {
        return honest.scan(table, after).map(row -> which.test(row) ? changed(row) : row);
    }

    private Row changed(Row row) {
        return new Row(row.key(), row.version(), change.apply(new HashMap<>(row.attributes())));
    }

    /** Returns the change that sets one attribute. */
    static UnaryOperator<Map<String, Object>> with(String attribute, Object value) {
        return attributes -> {
            attributes.put(attribute, value);
            return attributes;
        };
    }

    /** Tells the rows of one kind in a table by the beginning of their sort key. */
    static Predicate<Row> of(Table table, String sort) {
        return row -> row.key().table() == table && row.key().sort().startsWith(sort);
    }
}
