package dev.makegood.proof;

import dev.makegood.order.PaidOrder;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Wrapped;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was told, and every transaction that came of it, in the order in which they were committed. */
final class Journal {
    /**
     * One transaction.
     *
     * @param act what it came of; empty for a job
     * @param asked the instant that was "now" to whoever decided it
     */
    record Committed(Optional<Act> act, Instant asked, List<Change> changes) {}

    /** A row before and after. */
    record Change(Key key, Optional<Row> before, Optional<Row> after) {}

    final Map<String, PaidOrder> orders = new HashMap<>();
    final List<Committed> committed = new ArrayList<>();

    /** The instant that was now to one process. */
    static final class Asked {
        Instant at = Instant.EPOCH;
    }

    /** The tables, on their way to which it is written down what a process commits. */
    Database of(Database database, Optional<Act> act, Asked asked) {
        return new Journaled(this, database, act, asked);
    }

    private record Journaled(Journal journal, Database database, Optional<Act> act, Asked asked) implements Wrapped {
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
