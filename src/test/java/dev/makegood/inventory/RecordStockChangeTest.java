package dev.makegood.inventory;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordStockChangeTest {
    private final MemoryDatabase database = new MemoryDatabase();

    private Outcome<ToldChange> recount(String id, long onHand, Instant countedAt) {
        return record(new StockChange.Recount("M1", "A", id, onHand, Optional.of(countedAt)));
    }

    private Outcome<ToldChange> adjust(String id, long delta) {
        return record(new StockChange.Adjustment("M1", "A", id, delta, Optional.empty()));
    }

    private Outcome<ToldChange> record(StockChange change) {
        return new RecordStockChange(database).record(change, START);
    }

    private Optional<Long> onHand() {
        return new Stock(database)
                .find(new StockKey("M1", "A"))
                .flatMap(position -> position.value().onHand());
    }

    @Test
    void aRecountIsWhatThereIs() {
        recount("1", 5, START);
        recount("2", 3, START);
        assertEquals(Optional.of(3L), onHand());
    }

    @Test
    void anOlderCountIsKeptAndChangesNothing() {
        recount("1", 5, START);
        assertInstanceOf(Outcome.Created.class, recount("2", 3, START.minusMillis(1)));
        assertEquals(Optional.of(5L), onHand());
    }

    @Test
    void anAdjustmentCountsOnce() {
        recount("1", 5, START);
        adjust("a", -2);
        assertInstanceOf(Outcome.Repeated.class, adjust("a", -2));
        assertInstanceOf(Outcome.Conflict.class, adjust("a", -1));
        assertEquals(Optional.of(3L), onHand());
    }

    @Test
    void anAdjustmentTakesTheLastUnitButNoneThatIsNotThere() {
        recount("1", 5, START);
        assertInstanceOf(Outcome.Refused.class, adjust("a", -6));
        assertEquals(Optional.of(5L), onHand());
        assertInstanceOf(Outcome.Created.class, adjust("a", -5));
        assertEquals(Optional.of(0L), onHand());
    }

    @Test
    void whatWasNeverCountedIsNotAdjusted() {
        assertInstanceOf(Outcome.Refused.class, adjust("a", 1));
        assertEquals(Optional.empty(), onHand());
    }
}
