package dev.makegood.stockout;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Wrapped;
import java.util.Optional;

/** Makes one partition of a database unreadable. */
record Unreachable(Database database, String partition) implements Wrapped {
    @Override
    public Optional<Row> find(Key key) {
        if (key.partition().equals(partition)) {
            throw new StorageBusy("not now");
        }
        return database.find(key);
    }
}
