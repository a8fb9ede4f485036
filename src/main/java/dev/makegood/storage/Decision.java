package dev.makegood.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to answer, and what must be written for the answer to be true. A row that is written needs no check of its own: a
 * check of it is left out.
 */
public record Decision<R>(R result, List<Write> writes) {
    /** @throws IllegalStateException if a row was read twice and changed in between: the decision is to be taken anew */
    public Decision {
        writes = writes.stream().anyMatch(Write.Check.class::isInstance) ? once(writes) : writes;
    }

    /** A decision that changes nothing. */
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
                    throw new IllegalStateException(check.key() + " changed while it was read");
                }
            }
        }
        return List.copyOf(once);
    }
}
