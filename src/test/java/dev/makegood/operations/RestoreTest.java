package dev.makegood.operations;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.local.dynamo.TestTables;
import dev.makegood.notice.RefundFact;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies a restore of the tables to an earlier instant, after which the platform repeats its later reports. The
 * gateway is not restored: its payments remain.
 */
class RestoreTest {
    private final TestTables tables = new TestTables();
    private final Shop lost = new Shop(tables.database(), tables.scanner());
    private TestTables backup;

    @BeforeEach
    void aDayOfWhichOnlyTheMorningIsKept() {
        lost.topUp("M1", "t-1", 700);
        sell("O1");
        lost.admit("O1", "1", OptionalInt.empty());
        sell("O2");
        backup = tables.restored();
        lost.gateway.next(Next.PAY_AND_TIME_OUT);
        lost.sweep();
        lost.issue();
        lost.clock.advance(Duration.ofMinutes(2));
        lost.sweep();
        tellAgain(lost);
        settle(lost);
    }

    private void sell(String orderId) {
        lost.place(orderId, line("1", "M1", "A", 2, 2_000));
    }

    /** Repeats the reports of platform and merchant in the afternoon. */
    private static void tellAgain(Shop shop) {
        shop.admit("O2", "1", OptionalInt.of(1));
        shop.place("O3", line("1", "M1", "A", 1, 900));
        shop.admit("O3", "1", OptionalInt.empty());
        shop.topUp("M1", "t-2", 200);
    }

    private static void settle(Shop shop) {
        shop.sweep();
        shop.issue();
        shop.clock.advance(Duration.ofMinutes(5));
        shop.sweep();
        shop.issue();
    }

    private static void isSettled(Shop shop) {
        assertEquals(
                Map.of(
                        "O1~1~stockout~1-2", cny(2_000),
                        "O2~1~stockout~1-1", cny(1_000),
                        "O3~1~stockout~1-1", cny(900)),
                shop.gateway.books());
        for (String order : List.of("O1", "O2", "O3")) {
            assertEquals(
                    Compensation.Issued.class,
                    shop.theCase(order, "1").compensation().getClass());
        }
        assertEquals(3, shop.coupons().size());
        assertEquals(cny(600), shop.account("M1").receivable());
        assertEquals(
                3,
                shop.told(Actor.buyer(Shop.BUYER), RefundFact.RefundedBuyer.class)
                        .size());
        shop.reconcile();
    }

    @Test
    void nothingIsPaidTwiceAndNothingIsMissing() {
        isSettled(lost);
        Shop restored = lost.over(backup.database(), backup.scanner());
        restored.reconcile();
        tellAgain(restored);
        settle(restored);
        isSettled(restored);
    }

    @Test
    void whatWasDueIsDoneEvenBeforeAnybodyTellsAnything() {
        Shop restored = lost.over(backup.database(), backup.scanner());
        settle(restored);
        assertEquals(1, restored.coupons().size());
        assertEquals(
                1,
                restored.told(Actor.buyer(Shop.BUYER), RefundFact.RefundedBuyer.class)
                        .size());
        restored.reconcile();
        tellAgain(restored);
        settle(restored);
        isSettled(restored);
    }
}
