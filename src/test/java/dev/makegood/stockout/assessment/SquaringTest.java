package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Fact;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Versions;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Why;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a merchant bears the final worth of its cases, whatever they were worth before. */
class SquaringTest {
    private MemoryDatabase database;
    private Shop shop;

    @BeforeEach
    void open() {
        database = new MemoryDatabase();
        shop = new Shop(database, new MemoryScanner(database, 3));
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
    }

    /** Places units at 10.00 each, so that the floor of 5.00 is given for any number of them. */
    private void place(String orderId, int units) {
        place(orderId, "M1", units);
    }

    private void place(String orderId, String merchantId, int units) {
        shop.place(
                "tmall",
                orderId,
                START,
                new PaidOrder.PaidLine(
                        "1", merchantId, "S1", units, cny(units * 1_000L), START.plus(Duration.ofDays(7)), List.of()));
    }

    private void exempt(String orderId, String evidence) {
        var finding = new ExemptCase.ExemptCommand(Shop.caseId(orderId, "1"), Exemption.WRONG_ADDRESS, START, evidence);
        var found = new ExemptCase(database, new Refunds(database))
                .exempt(finding, Actor.of("operator:a"), shop.clock.instant());
        assertInstanceOf(Outcome.Created.class, found);
    }

    private Money coupons() {
        shop.issue();
        return shop.coupons().stream().map(Coupon::face).reduce(cny(0), Money::plus);
    }

    /** Returns the merchant's final debits; the platform advanced them, since the merchant never had money. */
    private Money borne() {
        var account = shop.account("M1");
        return account.receivable().minus(account.balance());
    }

    @Test
    void whatALateShipmentTakesFromACaseThatGrowsIsGivenBack() {
        place("O1", 2);
        shop.count("M1", "S1", "c-1", 1);
        shop.strand(10);
        assertEquals(cny(500), coupons());
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
        assertEquals(cny(1_000), coupons());
        shop.clock.advance(Duration.ofHours(72));
        shop.overdue();
        Case both = shop.theCase("O1", "1");
        assertEquals(cny(0), both.assessment().amount());
        assertEquals(cny(500), both.reimbursed());
        assertEquals(cny(1_000), coupons());
        assertEquals(cny(500), borne());
        assertEquals(1, told(CaseFact.ReimbursedMerchant.class));
        shop.reconcile();
    }

    @Test
    void whatWasGivenBackForExemptUnitsIsOwedAgainForOthersThatGoShort() {
        place("O1", 2);
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(cny(500), coupons());
        exempt("O1", "x");
        assertEquals(cny(0), borne());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(500), shop.theCase("O1", "1").assessment().amount());
        assertEquals(cny(500), coupons());
        assertEquals(cny(500), borne());
        assertEquals(cny(0), shop.theCase("O1", "1").reimbursed());
        assertEquals(2, told(CouponFact.CompensationDebitedMerchant.class));
        shop.reconcile();
        exempt("O1", "y");
        assertEquals(cny(0), borne());
        shop.reconcile();
    }

    @Test
    void aCouponThatIsEnoughForWhatACaseIsWorthLaterKeepsWhenItWasIssued() {
        place("O1", 3);
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(cny(500), coupons());
        var issued = assertInstanceOf(
                Compensation.Issued.class, shop.theCase("O1", "1").compensation());
        shop.clock.advance(Duration.ofHours(1));
        shop.admit("O1", "1", OptionalInt.of(2));
        assertEquals(issued, shop.theCase("O1", "1").compensation());
        exempt("O1", "x");
        assertEquals(issued, shop.theCase("O1", "1").compensation());
        assertEquals(cny(500), coupons());
        shop.reconcile();
    }

    @Test
    void oneDecisionGivesEachMerchantItsOwnBack() {
        place("O1", "M1", 1);
        place("O2", "M2", 1);
        shop.admit("O1", "1", OptionalInt.empty());
        shop.admit("O2", "1", OptionalInt.empty());
        assertEquals(cny(1_000), coupons());
        var squaring = new Squaring(database);
        for (String orderId : List.of("O1", "O2")) {
            Case c = shop.theCase(orderId, "1");
            Case owed = c.assessed(Assessment.ofPolicy(cny(0), c.assessment().steps()));
            squaring.square(owed, Versions.of("tmall-stockout"), Why.EXEMPTION, shop.clock.instant());
        }
        assertTrue(database.commit(squaring.writes()));
        assertEquals(cny(0), shop.account("M1").receivable());
        assertEquals(cny(0), shop.account("M2").receivable());
    }

    private int told(Class<? extends Fact> template) {
        return shop.told(Actor.merchant("M1"), template).size();
    }
}
