package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.logging.LoggedLines;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that no coupon is issued while a brake holds back the act that stranded its units. */
class HeldCompensationTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final MemoryScanner scanner = new MemoryScanner(database, 3);
    private final Shop shop = new Shop(database, scanner);
    private final Strandings strandings = new Strandings(database);

    @BeforeEach
    void aStockout() {
        shop.cutClock();
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.count("M1", "S1", "c-1", 0);
        shop.strand(1);
    }

    private Stored<Stranding> act() {
        String id = shop.refunds("O1", "1").getFirst().act().orElseThrow().strandingId();
        return strandings.find(id).orElseThrow();
    }

    private void brakes() {
        Stored<Stranding> act = act();
        var on = new Brake.On(START, START.plus(Duration.ofHours(12)), false);
        assertTrue(database.commit(List.of(strandings.replace(act, act.value().with(on)))));
    }

    private Compensation compensation() {
        return shop.theCase("O1", "1").compensation();
    }

    @Test
    void aHeldCaseIsPutOffUntilItIsLookedAtAgain() {
        brakes();
        assertEquals(new IssueResult(0, 0, 0, 0), shop.issue());
        assertEquals(new Compensation.Owed(START.plus(Holding.LOOK_AGAIN)), compensation());
        shop.clock.advance(Duration.ofHours(12));
        assertEquals(new IssueResult(1, 1, 0, 0), shop.issue());
    }

    @Test
    void aCaseOfWhichNobodyKnowsWhetherItIsHeldIsLeftAndOthersGoOn() {
        shop.place("O2", line("1", "M1", "S2", 1, 5_000));
        shop.admit("O2", "1", OptionalInt.empty());
        String act = act().value().strandingId();
        var unreadable = TroubledDatabase.unreadable(database, KeyText.join("stranding", act));
        try (var log = new LoggedLines(IssueCoupons.class)) {
            assertEquals(
                    new IssueResult(1, 1, 1, 0), shop.over(unreadable, scanner).issue());
            assertEquals(List.of("no coupon for O1~1~stockout"), log.texts());
        }
    }

    @Test
    void aBrakeThatEngagesBeforeThePaymentIsDecidedHoldsItBack() {
        var read = new AtomicBoolean();
        var meanwhile = new TroubledDatabase(
                database,
                key -> {
                    if (key.partition().equals("M1~CNY") && !read.getAndSet(true)) {
                        brakes();
                    }
                },
                _ -> {});
        assertEquals(new IssueResult(0, 0, 0, 0), shop.over(meanwhile, scanner).issue());
        assertTrue(read.get());
        assertEquals(new Compensation.Owed(START), compensation());
    }

    @Test
    void aBrakeThatEngagesBeforeThePaymentIsCommittedHoldsItBack() {
        var written = new AtomicBoolean();
        var meanwhile = new TroubledDatabase(database, _ -> {}, _ -> {
            if (!written.getAndSet(true)) {
                brakes();
            }
        });
        assertEquals(new IssueResult(0, 0, 0, 0), shop.over(meanwhile, scanner).issue());
        assertTrue(written.get());
        assertEquals(new Compensation.Owed(START), compensation());
    }
}
