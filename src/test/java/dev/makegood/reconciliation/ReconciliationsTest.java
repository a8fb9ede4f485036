package dev.makegood.reconciliation;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Verifies since when there has been no audit. */
class ReconciliationsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Reconciliations results = new Reconciliations(database);

    @Test
    void beforeTheFirstAuditItsAgeCountsSinceItWasFirstAskedFor() {
        assertEquals(Duration.ZERO, results.age(START));
        assertEquals(Duration.ofDays(2), results.age(START.plus(Duration.ofDays(2))));
    }

    @Test
    void thenItCountsSinceTheWatermarkOfTheLast() {
        results.age(START);
        new Reconcile(database, new MemoryScanner(database, 3))
                .runOnce(START.plus(Duration.ofDays(1)), Duration.ofMinutes(5));
        assertEquals(Duration.ofDays(1).plusMinutes(5), results.age(START.plus(Duration.ofDays(2))));
    }
}
