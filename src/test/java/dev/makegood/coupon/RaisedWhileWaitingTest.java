package dev.makegood.coupon;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.fact.Recorded;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.MerchantPromise;
import dev.makegood.policy.Promised;
import dev.makegood.policy.PublishPromise;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.ExemptCase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

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

        // The second case gets what the first one leaves of the day's limit.
        var finding = new ExemptCase.Finding(Shop.caseId("O1", "1"), Exemption.WRONG_ADDRESS, START, "x");
        assertInstanceOf(
                Recorded.Created.class,
                new ExemptCase(database, new Refunds(database)).exempt(finding, "operator:a", shop.clock.instant()));
        assertEquals(cny(1_200), shop.theCase("O2", "1").assessment().amount());
        assertEquals(0, shop.issue().issued());

        shop.topUp("M1", "t-1", 100_000);
        shop.issue();
        assertEquals(
                List.of(cny(1_200)), shop.coupons().stream().map(Coupon::face).toList());
        shop.sweep();
        shop.reconcile();
    }
}
