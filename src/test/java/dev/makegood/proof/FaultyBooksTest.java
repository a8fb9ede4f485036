package dev.makegood.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.books.SqlAudits;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that the SQL audit and the nightly audit find the same in the books of lively histories, whole and damaged. */
class FaultyBooksTest {
    /** One row in this many is damaged, which leaves others whole. */
    private static final int DAMAGED = 3;

    private static final int HISTORIES = 3;
    private static final int DAMAGES = 3;

    /** There are 25; which ones depends on the histories. The rest is planted in tests that both audits run. */
    private static final int ENOUGH_RULES = 13;

    private final Set<String> broken = new TreeSet<>();

    @Test
    void bothFindTheSame() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            HistoryState history = Proof.playInMemory(seed).history();
            Map<Table, List<Row>> rows = rows(history.scanner);
            Instant now = history.turns.clock.instant();
            assertEquals(List.of(), compare(rows, now), "books of seed " + seed);
            var random = new Random(seed);
            for (int i = 0; i < DAMAGES; i++) {
                compare(damaged(rows, random), now.plus(Duration.ofDays(40)))
                        .forEach(difference -> broken.add(difference.what()));
            }
        }
        assertTrue(broken.size() >= ENOUGH_RULES, () -> "only these rules were broken: " + broken);
    }

    private static List<Difference> compare(Map<Table, List<Row>> rows, Instant now) {
        Scanner scanner = (table, _) -> new Page<>(rows.get(table), Optional.empty());
        var nightly = new Reconcile(new MemoryDatabase(), scanner).runOnce(now, Duration.ZERO);
        SqlAudits.assertSame(nightly, SqlAudits.audit(scanner, now));
        return nightly.differences();
    }

    private static Map<Table, List<Row>> rows(Scanner scanner) {
        Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            rows.put(table, scanner.scan(table, Optional.empty()).items());
        }
        return rows;
    }

    private static Map<Table, List<Row>> damaged(Map<Table, List<Row>> rows, Random random) {
        Map<Table, List<Row>> damaged = new EnumMap<>(Table.class);
        rows.forEach((table, all) -> damaged.put(
                table,
                all.stream()
                        .flatMap(row -> random.nextInt(DAMAGED) > 0 ? Stream.of(row) : Damage.of(row, random))
                        .toList()));
        return damaged;
    }
}
