package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.account.WaitingLists;
import dev.makegood.policy.publication.Policies;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies which of several owed cases is paid first, and which part of a growing case is the policy's. */
class QueueOrderTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aPolicyThatWaits() {
        shop.cutClock();
        WaitingShop.publish(shop);
    }

    private void issueFor(String... orderIds) {
        new IssueCoupons(database, new Policies(database)::get, new Refunds(database))
                .forCases(
                        Stream.of(orderIds).map(orderId -> caseId(orderId, "1")).toList(), shop.clock.instant());
    }

    private Money given(String orderId) {
        return shop.theCase(orderId, "1").compensated();
    }

    @Test
    void ofTwoThatAreOwedAtOneInstantTheLesserIdComesFirst() {
        shop.topUp("M1", "t-1", 300);
        WaitingShop.owe(shop, "M1", "O1");
        WaitingShop.owe(shop, "M1", "O2");
        issueFor("O2", "O1");
        assertEquals(List.of(cny(300), cny(0)), List.of(given("O1"), given("O2")));
    }

    @Test
    void theQueueCountsSinceItsFirstWasOwedWhoeverJoinsIt() {
        WaitingShop.owe(shop, "M1", "O1");
        issueFor("O1");
        shop.clock.advance(Duration.ofMinutes(1));
        WaitingShop.owe(shop, "M1", "O2");
        issueFor("O2");
        assertEquals(
                START,
                new WaitingLists(database).find("M1", CNY).orElseThrow().value().since());
    }

    @Test
    void aBuyerIsGivenBothPlacesOfAMerchantsQueueOnceThereIsMoney() {
        WaitingShop.owe(shop, "M1", "O1");
        WaitingShop.owe(shop, "M1", "O2");
        shop.issue();
        shop.topUp("M1", "t-1", 600);
        assertEquals(new IssueResult(2, 1, 0, 0), shop.issue());
        assertEquals(Optional.empty(), new WaitingLists(database).find("M1", CNY));
    }

    @Test
    void whatAPolicyAddsToACaseThatWasGivenAPromiseIsThePolicys() {
        var promise = new MerchantPromise("p", MerchantPromise.Kind.EXTRA, cny(300));
        new PublishPromise(database).publish(new Promised("M1", Optional.empty(), promise, START, START));
        shop.topUp("M1", "t-1", 10_000);
        shop.place("douyin", "O1", START, WaitingShop.line("1", "M1", 2, 60_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        shop.admit("O1", "1", OptionalInt.of(2));
        shop.issue();
        var coupon = shop.coupons().getFirst();
        assertEquals(List.of(cny(900), cny(300)), List.of(coupon.face(), coupon.beyondPolicy()));
    }
}
