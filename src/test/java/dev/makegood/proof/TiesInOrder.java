package dev.makegood.proof;

import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Wrapped;
import java.util.Comparator;
import java.util.List;

/** DynamoDB leaves open in which order an index has rows of the same sort value. This one has them in that of their keys. */
record TiesInOrder(Database database) implements Wrapped {
    @Override
    public Page<Row> query(Query query) {
        Page<Row> page = database.query(query);
        if (query.index().isEmpty()) {
            return page;
        }
        String sort = query.index().get().sortAttribute();
        Comparator<Row> order = Comparator.comparing(
                        (Row row) -> (String) row.attributes().get(sort))
                .thenComparing(row -> row.key().partition())
                .thenComparing(row -> row.key().sort());
        List<Row> rows = page.items().stream()
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        return new Page<>(rows, page.next());
    }
}
