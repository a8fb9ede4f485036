package dev.makegood.stockout.assessment;

import dev.makegood.storage.Key;
import dev.makegood.storage.Write;
import java.util.HashSet;
import java.util.List;

/** Keeps one write for each row: drops a check if its row is also written, or was checked before. */
final class OneWriteEach {
    private OneWriteEach() {}

    static List<Write> of(List<Write> writes) {
        var changed = writes.stream()
                .filter(write -> !(write instanceof Write.Check))
                .map(Write::key)
                .toList();
        var checked = new HashSet<Key>();
        return writes.stream()
                .filter(write ->
                        !(write instanceof Write.Check) || (!changed.contains(write.key()) && checked.add(write.key())))
                .toList();
    }
}
