package dev.makegood.brake;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.Notices;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what a buyer whose goods will be shipped after all is told about the compensation. */
class TakenBackNoticeTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Brakes brakes = new Brakes(shop, database);

    @BeforeEach
    void brake() {
        shop.amend("units: 200, lines: 100", "units: 3, lines: 3");
    }

    private CaseFact.TakenBackBuyer told() {
        return new Notices(database)
                .ofRecipient(Actor.buyer(BUYER), 100, Optional.empty()).items().stream()
                        .flatMap(notice -> notice.fact() instanceof CaseFact.TakenBackBuyer told
                                ? Stream.of(told)
                                : Stream.empty())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void nothingIsOwedAnyMore() {
        shop.place("O1", line("1", "M1", "S1", 4, 4_000));
        brakes.takeBack(brakes.miscount(0));
        assertEquals(Optional.empty(), told().compensationAmount());
        assertTrue(told().notOwed());
    }

    @Test
    void whatIsStillOwedForOtherUnits() {
        shop.place("O1", line("1", "M1", "S1", 5, 5_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        brakes.takeBack(brakes.miscount(0));
        assertEquals(Optional.of(cny(500)), told().compensationAmount());
        assertFalse(told().notOwed());
    }

    @Test
    void nothingIfNothingWasOwed() {
        shop.place("O1", line("1", "M1", "S1", 4, 4_000), line("2", "M1", "S2", 1, 900));
        shop.admit("O1", "2", OptionalInt.empty());
        String act = brakes.miscount(0);
        assertEquals(cny(0), shop.theCase(caseId("O1", "1")).money().toBuyer());
        brakes.takeBack(act);
        assertEquals(Optional.empty(), told().compensationAmount());
        assertFalse(told().notOwed());
    }
}
