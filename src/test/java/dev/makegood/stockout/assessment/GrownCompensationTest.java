package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.policy.Exemption;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies for what the compensation of a case waits once the case has grown. */
class GrownCompensationTest {
    private static final String[] REFUNDED = {"owedOn: established", "owedOn: refunded"};
    private static final String[] SUSPENDED = {"shortfall: advance", "shortfall: suspend"};

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    /** Publishes a version by which each unit of 100.00 is worth 10.00, and makes one of five units short. */
    private void oneOfFive(String... changes) {
        shop.cutClock();
        shop.publish("tmall-stockout", changes);
        shop.place("tmall", "O1", START, line("1", "M1", "A", 5, 50_000));
        shop.admit("O1", "1", OptionalInt.of(1));
    }

    private void grows(int toUnits) {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.of(toUnits));
    }

    private Compensation compensation() {
        return shop.theCase("O1", "1").compensation();
    }

    @Test
    void whatIsOwedSinceTheStockoutStaysOwedSinceThen() {
        oneOfFive();
        grows(2);
        assertEquals(new Compensation.Owed(START), compensation());
    }

    @Test
    void whatIsOwedOnRefundWaitsForTheNextRefundIfItBecomesMore() {
        oneOfFive(REFUNDED);
        shop.sweep();
        assertInstanceOf(Compensation.Owed.class, compensation());
        grows(2);
        assertEquals(new Compensation.AwaitingRefund(), compensation());
    }

    @Test
    void whatIsOwedOnRefundDoesNotWaitIfItDoesNotBecomeMore() {
        shop.amend(REFUNDED);
        shop.place("O1", line("1", "M1", "A", 2, 20_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.sweep();
        grows(2);
        assertInstanceOf(Compensation.Owed.class, compensation());
    }

    private void suspended(String... changes) {
        oneOfFive(Stream.concat(Stream.of(SUSPENDED), Stream.of(changes)).toArray(String[]::new));
        shop.issue();
        assertEquals(new Compensation.Suspended(START), compensation());
    }

    @Test
    void whatWaitsForMoneyKeepsItsPlaceIfItBecomesMore() {
        suspended();
        grows(2);
        assertEquals(new Compensation.Owed(START), compensation());
    }

    @Test
    void whatABrakeMayHoldBackDoesNotKeepThePlace() {
        suspended("units: 200, lines: 100", "units: 3, lines: 3");
        grows(5);
        Instant grown = shop.clock.instant();
        assertEquals(new Compensation.Owed(grown), compensation());
    }

    @Test
    void whatWaitsForMoneyWaitsForTheRefundIfItBecomesMoreThen() {
        oneOfFive(Stream.concat(Stream.of(SUSPENDED), Stream.of(REFUNDED)).toArray(String[]::new));
        shop.sweep();
        shop.issue();
        assertInstanceOf(Compensation.Suspended.class, compensation());
        grows(2);
        assertEquals(new Compensation.AwaitingRefund(), compensation());
    }

    private Outcome<Case> exempt(String orderId, Exemption ground, Instant reportedAt) {
        var finding = new ExemptCase.ExemptCommand(caseId(orderId, "1"), ground, reportedAt, "file 7");
        return new ExemptCase(database, new Refunds(database))
                .exempt(finding, Actor.of("operator:anna"), shop.clock.instant());
    }

    @Test
    void anEarlierFindingAgainIsARepeat() {
        oneOfFive();
        assertInstanceOf(Outcome.Created.class, exempt("O1", Exemption.WRONG_ADDRESS, START));
        grows(2);
        assertInstanceOf(Outcome.Created.class, exempt("O1", Exemption.BUYER_ABUSE, START));
        grows(3);
        assertInstanceOf(Outcome.Repeated.class, exempt("O1", Exemption.WRONG_ADDRESS, START));
    }

    @Test
    void whatIsYetToBeReportedExemptsNothing() {
        oneOfFive();
        var refused = assertInstanceOf(
                Outcome.Refused.class, exempt("O1", Exemption.WRONG_ADDRESS, START.plus(Duration.ofDays(1))));
        assertEquals("is in the future", refused.reason());
    }

    @Test
    void moneyThatAMerchantGetsBackPaysWhatWaitsForItAtOnce() {
        shop.cutClock();
        shop.publish("tmall-stockout", SUSPENDED);
        shop.topUp("M1", "t-1", 1_000);
        for (String orderId : new String[] {"O1", "O2"}) {
            shop.place("tmall", orderId, START, line("1", "M1", "A", 1, 10_000));
            shop.admit(orderId, "1", OptionalInt.empty());
            shop.clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(1, shop.issue().issued());
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O2", "1").compensation());
        exempt("O1", Exemption.WRONG_ADDRESS, START);
        assertEquals(1, shop.issue().issued());
        assertInstanceOf(Compensation.Issued.class, shop.theCase("O2", "1").compensation());
        shop.reconcile();
    }
}
