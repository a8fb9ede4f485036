package dev.makegood.stockout;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/** A database one partition of which cannot be read for now. */
record Unreachable(Database database, String partition) implements Database {
    @Override
    public Optional<Row> find(Key key) {
        if (key.partition().equals(partition)) {
            throw new StorageBusy("not now");
        }
        return database.find(key);
    }

    @Override
    public Page<Row> query(Query query) {
        return database.query(query);
    }

    @Override
    public boolean commit(List<Write> writes) {
        return database.commit(writes);
    }

    @Override
    public void pause(int attempt) {
        database.pause(attempt);
    }
}
