package dev.makegood.stockout;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.shop.Shop;
import dev.makegood.storage.Page;
import dev.makegood.storage.Shards;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the lists of cases: of a merchant, of a buyer, of a day, and of those whose compensation is owed. */
class CasesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Cases cases = new Cases(database);

    /** Establishes one case an hour, the second one for another merchant. */
    @BeforeEach
    void threeCases() {
        shop.cutClock();
        establish("O1", "M1");
        establish("O2", "M2");
        establish("O3", "M1");
    }

    private void establish(String orderId, String merchantId) {
        shop.place(orderId, line("1", merchantId, "S1", 1, 900));
        shop.admit(orderId, "1", OptionalInt.empty());
        shop.clock.advance(HOUR);
    }

    private static List<String> orders(Page<Case> page) {
        return page.items().stream().map(c -> c.id().orderId()).toList();
    }

    @Test
    void aMerchantsCasesAreListedTheLatestFirst() {
        assertEquals(List.of("O3", "O1"), orders(cases.ofMerchant("M1", 10, Optional.empty())));
    }

    @Test
    void aPeriodIncludesItsBeginningAndNotItsEnd() {
        var end = START.plus(HOUR).plus(HOUR);
        assertEquals(List.of("O1"), orders(cases.ofMerchant("M1", START, end, 10, Optional.empty())));
        assertEquals(
                List.of("O3", "O1"), orders(cases.ofMerchant("M1", START, end.plusMillis(1), 10, Optional.empty())));
    }

    @Test
    void aBuyersCasesAreOfAllMerchants() {
        assertEquals(List.of("O3", "O2", "O1"), orders(cases.ofBuyer(BUYER, 10, Optional.empty())));
    }

    @Test
    void aDaysCasesAreInItsShards() {
        LocalDate day = LocalDate.parse("2026-03-02");
        assertEquals(
                List.of("O1", "O2", "O3"),
                Shards.all().stream()
                        .flatMap(
                                shard -> orders(cases.ofDay(
                                                day,
                                                shard,
                                                START,
                                                START.plus(Duration.ofDays(1)),
                                                10,
                                                Optional.empty()))
                                        .stream())
                        .sorted()
                        .toList());
    }

    @Test
    void theOldestOwedCompensationCounts() {
        assertEquals(HOUR.multipliedBy(3), cases.oldestOwed(shop.clock.instant()));
        shop.issue();
        assertEquals(Duration.ZERO, cases.oldestOwed(shop.clock.instant()));
    }

    @Test
    void anotherTextIsNoId() {
        var fault = assertThrows(IllegalArgumentException.class, () -> CaseId.of("O1"));
        assertEquals("not a case id: O1", fault.getMessage());
    }
}
