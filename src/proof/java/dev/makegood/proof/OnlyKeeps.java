package dev.makegood.proof;

import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Set;

/**
 * Refuses to write anything but rows of one's own: what people think about cases changes neither money nor rights.
 *
 * @param sorts the sort keys of these rows
 */
record OnlyKeeps(Database database, Set<String> sorts) implements DelegatingDatabase {
    static Database rows(Database database, String... sorts) {
        return new OnlyKeeps(database, Set.of(sorts));
    }

    @Override
    public boolean commit(List<Write> writes) {
        for (Write write : writes) {
            if (!(write instanceof Write.Check) && !sorts.contains(write.key().sort())) {
                throw new IllegalStateException("only " + sorts + " may be written, and not " + write.key());
            }
        }
        return database.commit(writes);
    }
}
