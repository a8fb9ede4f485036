package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.logging.LoggedLines;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies how much a waiting case gives up of the 50.00 that all cases of an order share. */
class CapsGivenUpTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final MemoryScanner scanner = new MemoryScanner(database, 3);
    private final Shop shop = new Shop(database, scanner);

    /** Sells lines of two merchants; only the second one has money. */
    @BeforeEach
    void anOrderOfTwoMerchants() {
        WaitingShop.publish(
                shop, "afterLateShipment: add", "caps: [{scope: order, amountMinor: 5000}]\n  afterLateShipment: add");
        shop.topUp("M2", "t-1", 100_000);
        shop.place(
                "douyin",
                "O1",
                START,
                WaitingShop.line("1", "M1", 2, 600_000),
                WaitingShop.line("2", "M2", 2, 1_000_000));
    }

    private Money given(String lineId) {
        return shop.theCase("O1", lineId).compensated();
    }

    private void admit(String lineId, int units) {
        shop.admit("O1", lineId, OptionalInt.of(units));
    }

    @Test
    void aCaseThatCouldNotGiveThemUpIsLoggedAndDoesWithTheNextRun() {
        admit("1", 2);
        String theCase = caseId("O1", "1").toString();
        var commits = new AtomicInteger();
        var failing = new TroubledDatabase(database, _ -> {}, writes -> {
            boolean its =
                    writes.stream().anyMatch(write -> write.key().partition().equals(theCase));
            if (its && commits.incrementAndGet() == 2) {
                throw new IllegalStateException("a wrong row");
            }
        });
        try (var log = new LoggedLines(IssueCoupons.class)) {
            assertEquals(
                    new IssueResult(0, 0, 1, 0), shop.over(failing, scanner).issue());
            assertEquals(List.of("no coupon for " + theCase), log.texts());
        }
        assertInstanceOf(Compensation.Owed.class, shop.theCase("O1", "1").compensation());
        assertEquals(new IssueResult(0, 0, 0, 0), shop.issue());
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O1", "1").compensation());
        admit("2", 2);
        shop.issue();
        assertEquals(List.of(cny(0), cny(5_000)), List.of(given("1"), given("2")));
    }

    @Test
    void aCaseKeepsTheShareThatItsBuyerWasGiven() {
        shop.topUp("M1", "t-1", 3_000);
        admit("1", 1);
        shop.issue();
        admit("1", 2);
        shop.issue();
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O1", "1").compensation());
        admit("2", 2);
        shop.issue();
        assertEquals(List.of(cny(3_000), cny(2_000)), List.of(given("1"), given("2")));
        shop.reconcile();
    }

    @Test
    void aCaseWithoutAPlaceInTheQueueGivesUpNothing() {
        admit("1", 2);
        var before = shop.theCase("O1", "1");
        new LeaveCaps(database, new Reassessing(database, new Refunds(database)))
                .leave(caseId("O1", "1"), shop.clock.instant());
        assertEquals(before, shop.theCase("O1", "1"));
    }
}
