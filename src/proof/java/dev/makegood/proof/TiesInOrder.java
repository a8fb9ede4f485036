package dev.makegood.proof;

import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import java.util.Comparator;
import java.util.List;

/** Sorts index rows with one sort value by their keys, since DynamoDB leaves their order open. */
record TiesInOrder(Database database) implements DelegatingDatabase {
    @Override
    public Page<Row> query(Query query) {
        Page<Row> page = database.query(query);
        if (query.index().isEmpty()) {
            return page;
        }
        Comparator<Row> order = Comparator.comparing(query.index().get()::sort)
                .thenComparing(row -> row.key().partition())
                .thenComparing(row -> row.key().sort());
        List<Row> rows = page.items().stream()
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        return new Page<>(rows, page.next());
    }
}
