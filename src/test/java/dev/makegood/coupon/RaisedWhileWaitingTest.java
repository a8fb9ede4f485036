package dev.makegood.coupon;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CaseFact;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Exemption;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaisedWhileWaitingTest {
    @Test
    void aCaseThatIsRaisedWhileItWaitsWithMoreThanThePolicyGivesIsPaidWhole() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.publish("tmall-stockout", "shortfall: advance", "shortfall: suspend");
        var extra = new MerchantPromise("p", MerchantPromise.Kind.EXTRA, cny(700));
        new PublishPromise(database).publish(new Promised("M1", Optional.empty(), extra, START, START));
        shop.place("tmall", "O1", START, Shop.promised("1", 7, 500_000));
        shop.place("tmall", "O2", START, Shop.promised("1", 7, 1_000));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.admit("O2", "1", OptionalInt.empty());
        assertEquals(cny(700), shop.theCase("O2", "1").assessment().amount());
        assertEquals(0, shop.issue().issued());

        // The second case gets the rest of the day's limit.
        var finding = new ExemptCase.ExemptCommand(Shop.caseId("O1", "1"), Exemption.WRONG_ADDRESS, START, "x");
        assertInstanceOf(
                Outcome.Created.class,
                new ExemptCase(database, new Refunds(database))
                        .exempt(finding, Actor.of("operator:a"), shop.clock.instant()));
        assertEquals(cny(1_200), shop.theCase("O2", "1").assessment().amount());
        assertEquals(0, shop.issue().issued());

        shop.topUp("M1", "t-1", 100_000);
        shop.issue();
        assertEquals(
                List.of(cny(1_200)), shop.coupons().stream().map(Coupon::face).toList());
        shop.sweep();
        shop.reconcile();
    }

    @Test
    void aCaseThatTakesItsShareOfTheCapsBackIsNotToldToBeWorthSomethingElse() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.publish("tmall-stockout", "shortfall: advance", "shortfall: suspend");
        shop.place("tmall", "O1", START, Shop.promised("1", 7, 20_000));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O1", "1").compensation());
        var waiting = shop.theCase("O1", "1");
        shop.clock.advance(Duration.ofDays(1));
        shop.topUp("M1", "t-1", 100_000);
        assertEquals(1, shop.issue().issued());
        var paid = shop.theCase("O1", "1");
        assertEquals(waiting.assessment(), paid.assessment());
        assertEquals(waiting.told().worthToldAt(), paid.told().worthToldAt());
        assertEquals(List.of(), shop.told(Actor.buyer(Shop.BUYER), CaseFact.ReassessedBuyer.class));
    }

    /**
     * A stockout counts the compensation for its line's late shipment. Here the late shipment waits for money and has
     * lost all or most of its cap to others, so the stockout gives that amount: its merchant, which had got a part
     * back, is debited again.
     */
    @ParameterizedTest
    @CsvSource({"100000, 4500, 4750, 0, 750", "88000, 4400, 4400, 50, 700"})
    void aLateShipmentThatLostItsCapWhileItWaitedIsPaidThoughItsStockoutIsDebitedAgain(
            long price, long otherDue, long other, long late, long stockout) {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.publish(
                "tmall-late-shipment",
                "shortfall: advance",
                "shortfall: suspend",
                "amountMinor: 50000}",
                "amountMinor: 5000}");
        shop.publish("tmall-stockout");
        var two = new PaidOrder.PaidLine("1", "M1", "S1", 2, cny(6_000), START.plus(Duration.ofHours(60)), List.of());
        shop.place("tmall", "O1", START, two);
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        assertEquals(cny(500), shop.theCase("O1", "1").compensated());

        shop.clock.advance(Duration.ofHours(60).plusMillis(1));
        shop.overdue();
        shop.issue();
        assertEquals(cny(500), shop.theCase(Shop.lateCaseId("O1", "1")).due(), "waits for money");
        shop.place("tmall", "O2", START, Shop.promised("1", 2, price));
        shop.clock.advance(Duration.ofDays(2));
        shop.overdue();
        assertEquals(cny(otherDue), shop.theCase(Shop.lateCaseId("O2", "1")).due(), "has the rest of the cap");
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(250), shop.theCase("O1", "1").reimbursed());

        shop.topUp("M1", "t-1", 10_000);
        assertEquals(0, shop.issue().failed());
        shop.issue();
        assertEquals(cny(late), shop.theCase(Shop.lateCaseId("O1", "1")).compensated());
        assertEquals(cny(other), shop.theCase(Shop.lateCaseId("O2", "1")).compensated());
        assertEquals(cny(stockout), shop.theCase("O1", "1").compensated());
        assertEquals(cny(0), shop.theCase("O1", "1").reimbursed());
        shop.sweep();
        shop.reconcile();
    }
}
