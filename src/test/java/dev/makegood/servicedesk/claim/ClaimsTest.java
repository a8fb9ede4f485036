package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies how claims are found by their buyer and counted by their standing. */
class ClaimsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Desk desk = new Desk(shop, database);
    private final Claims claims = new Claims(database);

    @BeforeEach
    void oneOfEachStanding() {
        for (String orderId : List.of("O1", "O2", "O3")) {
            shop.place(orderId, line("1", "M1", "S1", 1, 300));
            desk.claim(orderId, ClaimKind.TOLD_OUT_OF_STOCK);
        }
        desk.decideClaim("O1", true);
        desk.decideClaim("O2", false);
    }

    private List<Long> counts(Duration from, Duration to) {
        return Stream.of(Standing.UPHELD, Standing.REJECTED, Standing.OPEN)
                .map(standing -> claims.count("M1", standing, START.plus(from), START.plus(to), 100))
                .toList();
    }

    @Test
    void theyAreCountedByHowTheyStandNow() {
        Duration millisecond = Duration.ofMillis(1);
        assertEquals(List.of(1L, 1L, 1L), counts(Duration.ZERO, millisecond));
        assertEquals(List.of(0L, 0L, 0L), counts(Duration.ofDays(-1), Duration.ZERO));
        desk.decideClaim("O3", false);
        assertEquals(List.of(1L, 2L, 0L), counts(Duration.ZERO, millisecond));
        assertEquals(0, claims.count("M2", Standing.UPHELD, START, START.plus(millisecond), 100));
    }

    @Test
    void thoseAboutABuyersLinesAreFoundWhateverTheirStanding() {
        assertEquals(
                List.of("O1", "O2", "O3"),
                claims.ofBuyer(BUYER, Optional.empty()).items().stream()
                        .map(claim -> claim.line().orderId())
                        .toList());
        assertEquals(List.of(), claims.ofBuyer("b_nobody", Optional.empty()).items());
    }
}
