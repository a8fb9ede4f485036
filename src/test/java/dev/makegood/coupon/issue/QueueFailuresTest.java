package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.caseId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.account.WaitingList;
import dev.makegood.account.WaitingLists;
import dev.makegood.logging.LoggedLines;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a failing case in a queue delays neither those behind it nor other merchants, and how far a run goes.
 */
class QueueFailuresTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final LoggedLines log = new LoggedLines(IssueCoupons.class);

    @BeforeEach
    void aPlatformThatDoesNotAdvance() {
        shop.cutClock();
        WaitingShop.publish(shop);
    }

    @AfterEach
    void endLog() {
        log.close();
    }

    /** Makes orders wait for a merchant's money, a minute after one another, each for 3.00. */
    private void wait(String merchantId, int orders) {
        for (int n = 1; n <= orders; n++) {
            shop.clock.advance(Duration.ofMinutes(1));
            WaitingShop.owe(shop, merchantId, merchantId + "-" + n);
        }
        assertEquals(new IssueResult(0, 0, 0, 0), shop.issue(), "there is no money");
    }

    private IssueResult run(Database by, int limit) {
        return new IssueCoupons(by, new Policies(database)::get, new Refunds(by)).runOnce(shop.clock.instant(), limit);
    }

    private Compensation compensation(String orderId) {
        return shop.theCase(orderId, "1").compensation();
    }

    private Instant since(String orderId) {
        return assertInstanceOf(Compensation.Suspended.class, compensation(orderId))
                .since();
    }

    private WaitingList list() {
        return new WaitingLists(database).find("M1", CNY).orElseThrow().value();
    }

    @Test
    void oneThatFailsIsSkippedAndThoseBehindItAreServed() {
        wait("M1", 15);
        shop.topUp("M1", "t-1", 10_000);
        var unreadable =
                TroubledDatabase.unreadable(database, caseId("M1-4", "1").toString());
        assertEquals(new IssueResult(14, 1, 1, 0), run(unreadable, 100));
        assertEquals(List.of("no coupon for M1-4~1~stockout"), log.texts());
        assertEquals(
                new WaitingList("M1", CNY, since("M1-4"), shop.clock.instant().plus(CouponBatch.LOOK_AGAIN)),
                list(),
                "it keeps its place");
        shop.clock.advance(CouponBatch.LOOK_AGAIN);
        assertEquals(new IssueResult(1, 1, 0, 0), run(database, 100));
        shop.reconcile();
    }

    @Test
    void aQueueThatIsBusyIsLeftForTheNextRunAndOthersAreServed() {
        wait("M1", 2);
        wait("M2", 2);
        shop.topUp("M1", "t-1", 10_000);
        shop.topUp("M2", "t-1", 10_000);
        var busy = TroubledDatabase.uncommitted(database, "M1~CNY", new StorageBusy("contended"));
        assertEquals(new IssueResult(2, 1, 1, 0), run(busy, 100));
        assertEquals(List.of("cannot pay the waiting cases of M1"), log.texts());
        assertEquals(new IssueResult(2, 1, 0, 0), run(database, 100));
    }

    @Test
    void anAccountThatCannotBeReadHoldsUpNoOtherMerchant() {
        var merchants = List.of("M1", "M2", "M3");
        merchants.forEach(merchant -> wait(merchant, 2));
        merchants.forEach(merchant -> shop.topUp(merchant, "t-1", 10_000));
        var unreadable = TroubledDatabase.unreadable(database, "M2~CNY");
        assertEquals(new IssueResult(4, 2, 3, 0), run(unreadable, 100));
        assertEquals(
                List.of(
                        "no coupon for M2-1~1~stockout",
                        "no coupon for M2-2~1~stockout",
                        "cannot pay the waiting cases of M2"),
                log.texts());
        assertEquals("the row cannot be read", log.lastThrown().getMessage());
    }

    @Test
    void aRunServesNoMoreThanItsLimitAndTheNextContinuesAtOnce() {
        wait("M1", 16);
        shop.topUp("M1", "t-1", 10_000);
        assertEquals(new IssueResult(14, 1, 0, 0), run(database, 14));
        assertEquals(new WaitingList("M1", CNY, since("M1-15"), shop.clock.instant()), list());
        assertEquals(new IssueResult(2, 1, 0, 0), run(database, 14));
    }

    @Test
    void whatFailsCountsTowardsTheLimitOfARun() {
        wait("M1", 5);
        var commits = new AtomicInteger();
        var failing = new TroubledDatabase(database, _ -> {}, _ -> {
            commits.incrementAndGet();
            throw new IllegalStateException("a wrong row");
        });
        shop.clock.advance(CouponBatch.LOOK_AGAIN);
        assertEquals(new IssueResult(0, 0, 2, 0), run(failing, 5));
        assertEquals(5, commits.get(), "twelve, six, three, the first alone, the second alone");
        assertEquals(List.of("no coupon for M1-1~1~stockout", "no coupon for M1-2~1~stockout"), log.texts());
    }

    @Test
    void aQueueWithoutMoneyIsLookedAtAgainAnHourLater() {
        wait("M1", 2);
        shop.topUp("M1", "t-1", 300);
        assertEquals(new IssueResult(1, 1, 0, 0), run(database, 100));
        assertEquals(
                new WaitingList("M1", CNY, since("M1-2"), shop.clock.instant().plus(CouponBatch.LOOK_AGAIN)), list());
    }
}
