package dev.makegood.storage;

/** Returns pages of one row, each with a cursor, so that small tests have many pages. */
public record PagesOfOne(Database database) implements DelegatingDatabase {
    @Override
    public Page<Row> query(Query query) {
        return database.query(new Query(
                query.table(), query.index(), query.partition(), query.range(), query.descending(), 1, query.after()));
    }
}
