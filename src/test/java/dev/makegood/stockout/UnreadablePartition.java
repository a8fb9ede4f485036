package dev.makegood.stockout;

import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageBusy;
import java.util.Optional;

/** Makes one partition of a database unreadable. */
record UnreadablePartition(Database database, String partition) implements DelegatingDatabase {
    @Override
    public Optional<Row> find(Key key) {
        if (key.partition().equals(partition)) {
            throw new StorageBusy("not now");
        }
        return database.find(key);
    }
}
