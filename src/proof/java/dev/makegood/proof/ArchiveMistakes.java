package dev.makegood.proof;

import java.util.stream.Stream;

/** Lists mistakes in the code that archives orders, shows them, and brings them back. */
final class ArchiveMistakes {
    private ArchiveMistakes() {}

    static Stream<Mistake> all() {
        return Stream.of(
                new Mistake(
                        "what was written to the archive is not read back",
                        "order/archive/Archive.java",
                        "if (!Arrays.equals(bytes, store.get(name))) {",
                        "if (bytes.length == 0) {"),
                new Mistake(
                        "an order leaves though it was written before it changed",
                        "order/archive/ArchiveOrders.java",
                        "tombstone.filter(there -> there.isOf(order)).isEmpty()",
                        "tombstone.isEmpty()"),
                new Mistake(
                        "one row of an order that leaves stays",
                        "order/archive/OrderRows.java",
                        "return all.stream()\n                .<Write>map(",
                        "return all.stream().skip(1)\n                .<Write>map("),
                new Mistake(
                        "a line that leaves is not counted in the archive",
                        "order/archive/RemoveOrders.java",
                        "writes.addAll(ArchivedLines.leaving(database, lines));",
                        ""),
                new Mistake(
                        "a line that comes back stays counted in the archive",
                        "order/archive/BringBack.java",
                        "writes.addAll(ArchivedLines.returning(database, lines));",
                        ""),
                new Mistake(
                        "an archived order is not brought back before it changes",
                        "order/archive/DatabaseWithArchive.java",
                        "archived.forEach(bringBack::bringBack);",
                        ""),
                new Mistake(
                        "an order that is told again is not looked for in the archive",
                        "order/archive/DatabaseWithArchive.java",
                        "return found.isPresent() || rows.isEmpty()",
                        "return true"));
    }
}
