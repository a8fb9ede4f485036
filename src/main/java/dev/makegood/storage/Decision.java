package dev.makegood.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds an answer and the writes that make it true. A check of a row that is also written is dropped, since the write
 * has its own guard.
 */
public record Decision<R>(R result, List<Write> writes) {
    /**
     * Creates a decision.
     *
     * @throws TornRead if a row was read twice and changed in between
     */
    public Decision {
        writes = writes.stream().anyMatch(Write.Check.class::isInstance) ? once(writes) : writes;
    }

    /** Returns a decision that writes nothing. */
    public static <R> Decision<R> answer(R result) {
        return new Decision<>(result, List.of());
    }

    private static List<Write> once(List<Write> writes) {
        Map<Key, Long> versions = new HashMap<>();
        var once = new ArrayList<Write>();
        for (Write write : writes) {
            if (!(write instanceof Write.Check)) {
                versions.put(write.key(), write.expected());
                once.add(write);
            }
        }
        for (Write write : writes) {
            if (write instanceof Write.Check check) {
                Long seen = versions.putIfAbsent(check.key(), check.expected());
                if (seen == null) {
                    once.add(check);
                } else if (seen != check.expected()) {
                    throw new TornRead(check.key() + " changed while it was read");
                }
            }
        }
        return List.copyOf(once);
    }
}
