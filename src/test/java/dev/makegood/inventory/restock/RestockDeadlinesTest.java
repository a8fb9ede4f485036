package dev.makegood.inventory.restock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies when a supplier is asked again, and from when its date is over. */
class RestockDeadlinesTest {
    private static final StockKey KEY = new StockKey("M1", "S1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));

    private void request(String... restockIds) {
        shop.count("M1", "S1", "c-1", 0);
        new SetSupplier(database).set(KEY, "sup-1", new Supplier.Terms(7, Optional.empty(), Optional.empty()));
        for (String restockId : restockIds) {
            new RequestRestock(database).request(new Restock.Ref(KEY, restockId), "sup-1", 10, shop.clock.instant());
        }
    }

    private Outcome<Restock> reply(String restockId, LocalDate arrivesOn) {
        return new ReplyToRestock(database).reply(new Restock.Ref(KEY, restockId), 8, arrivesOn, shop.clock.instant());
    }

    private int told() {
        return new RemindOfRestocks(database).runOnce(shop.clock.instant(), 100).told();
    }

    private Optional<LocalDate> shown() {
        return Availability.of(new Stock(database).find(KEY).orElseThrow().value(), shop.clock.instant())
                .expectedRestockOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-30T20:00:00Z", "2028-02-28T20:00:00Z", "2026-09-30T20:00:00Z"})
    void itIsAskedAgainEveryTwentyFourHours(Instant asked) {
        shop.clock.moveTo(asked);
        request("r-1");
        for (int day = 1; day <= 3; day++) {
            Instant due = asked.plus(Duration.ofHours(24L * day));
            shop.clock.moveTo(due.minusMillis(1));
            assertEquals(0, told(), due::toString);
            shop.clock.moveTo(due);
            assertEquals(1, told(), due::toString);
        }
        shop.clock.moveTo(asked.plus(Duration.ofHours(96)));
        assertEquals(0, told());
    }

    @ParameterizedTest
    @CsvSource({
        // Days in Shanghai: the last of a year and the first, before a leap day, on it, and in holiday weeks.
        "2026-12-31, 2026-12-31T16:00:00Z",
        "2027-01-01, 2027-01-01T16:00:00Z",
        "2028-02-28, 2028-02-28T16:00:00Z",
        "2028-02-29, 2028-02-29T16:00:00Z",
        "2026-10-01, 2026-10-01T16:00:00Z",
        "2026-02-17, 2026-02-17T16:00:00Z",
    })
    void aDateIsOverWithItsDay(LocalDate date, Instant over) {
        shop.clock.moveTo(over.minus(Duration.ofHours(20)));
        request("r-1", "r-2", "r-3");
        assertInstanceOf(Outcome.Created.class, reply("r-1", date));
        shop.clock.moveTo(over.minusMillis(1));
        assertEquals(Optional.of(date), shown());
        assertEquals(0, told());
        assertInstanceOf(Outcome.Created.class, reply("r-2", date));
        for (Instant late : List.of(over, over.plusMillis(1))) {
            shop.clock.moveTo(late);
            assertEquals(Optional.empty(), shown());
            assertInstanceOf(Outcome.Refused.class, reply("r-3", date), late::toString);
        }
        assertEquals(2, told());
        assertEquals(0, told());
    }
}
