package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CaseFact;
import dev.makegood.policy.Exemption;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies when the merchant was last told the worth of a case, from which the time to appeal runs. */
class WorthToldTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));

    @BeforeEach
    void twoLinesShareACap() {
        shop.cutClock();
        shop.place("O1", line("1", "M1", "S1", 1, 900), line("2", "M2", "S2", 1, 900));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.admit("O1", "2", OptionalInt.empty());
    }

    private Instant exemptAnHourLater() {
        shop.clock.advance(Duration.ofHours(1));
        Instant now = shop.clock.instant();
        var command = new ExemptCase.ExemptCommand(caseId("O1", "1"), Exemption.WRONG_ADDRESS, START, "file 7");
        assertInstanceOf(
                Outcome.Created.class,
                new ExemptCase(database, new Refunds(database)).exempt(command, Actor.of("operator:a"), now));
        return now;
    }

    private int reassessed() {
        return shop.told(Actor.merchant("M1"), CaseFact.ReassessedMerchant.class)
                .size();
    }

    @Test
    void whatIsWorthLessIsTold() {
        Instant now = exemptAnHourLater();
        assertEquals(now, shop.theCase("O1", "1").told().worthToldAt());
        assertEquals(1, reassessed());
    }

    @Test
    void whoeverGetsWhatItLeavesOfTheCapIsToldToo() {
        Instant now = exemptAnHourLater();
        assertEquals(now, shop.theCase("O1", "2").told().worthToldAt());
    }

    @Test
    void whatIsIssuedStaysAsItWasTold() {
        shop.issue();
        exemptAnHourLater();
        assertEquals(START, shop.theCase("O1", "1").told().worthToldAt());
        assertEquals(0, reassessed());
    }
}
