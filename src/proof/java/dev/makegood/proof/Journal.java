package dev.makegood.proof;

import dev.makegood.inventory.StockKey;
import dev.makegood.order.PaidOrder;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records the reports, and every transaction that followed, in the order of commits. */
final class Journal {
    /**
     * Holds one transaction.
     *
     * @param act the report behind it; empty for a job
     * @param asked the time of the decision
     */
    record Committed(Optional<Act> act, Instant asked, List<Change> changes) {}

    /** Holds a row before and after. */
    record Change(Key key, Optional<Row> before, Optional<Row> after) {}

    final Map<String, PaidOrder> orders = new HashMap<>();

    /** When each SKU was first said to be sold before it is in stock. */
    final Map<StockKey, Instant> presales = new HashMap<>();

    final List<Committed> committed = new ArrayList<>();

    /** Holds the time of one process. */
    static final class Asked {
        Instant at = Instant.EPOCH;
    }

    /** Returns the tables with all commits of a process recorded. */
    Database of(Database database, Optional<Act> act, Asked asked) {
        return new Journaled(this, database, act, asked);
    }

    private record Journaled(Journal journal, Database database, Optional<Act> act, Asked asked)
            implements DelegatingDatabase {
        @Override
        public boolean commit(List<Write> writes) {
            Map<Key, Optional<Row>> before = new HashMap<>();
            for (Write write : writes) {
                if (isKept(write)) {
                    before.put(write.key(), database.find(write.key()));
                }
            }
            if (!database.commit(writes)) {
                return false;
            }
            List<Change> changes = writes.stream()
                    .filter(Journaled::isKept)
                    .map(write -> new Change(write.key(), before.get(write.key()), database.find(write.key())))
                    .toList();
            if (!changes.isEmpty()) {
                journal.committed.add(new Committed(act, asked.at, changes));
            }
            return true;
        }

        private static boolean isKept(Write write) {
            boolean table = write.key().table() == Table.ORDERS || write.key().table() == Table.CASES;
            return table && !(write instanceof Write.Check);
        }
    }
}
