package dev.makegood.refund.external;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.notice.ElsewhereFact;
import dev.makegood.notice.Fact;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.shipment.UntrueShipment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.refund.settlement.UnexpectedEvent;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that the platform's external refunds are not refunded again, and that a double refund is reported. */
class ExternalRefundTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));

    @BeforeEach
    void threeUnitsAreSold() {
        shop.count("M1", "A", "c-1", 9);
        shop.place("O1", line("1", "M1", "A", 3, 3_000));
    }

    private Outcome<ExternalRefund> tell(String id, int units, long minor) {
        var told = new ExternalRefund.ExternalRefundCommand(
                LINE, id, units, cny(minor), "bank-7", START, ExternalRefund.Why.CANCELLED);
        return new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
    }

    private ExternalRefund.Outcome outcome(String id, int units, long minor) {
        var recorded = tell(id, units, minor);
        return assertInstanceOf(
                        ExternalRefund.class,
                        assertInstanceOf(Outcome.Created.class, recorded).value())
                .outcome();
    }

    private OrderLine line1() {
        return new Orders(database).findLine(LINE).orElseThrow().value();
    }

    private long paid() {
        return shop.gateway.books().values().stream()
                .mapToLong(money -> money.getAmountMinorLong())
                .sum();
    }

    private void laterNothingMoreThan(long minor) {
        shop.clock.advance(Duration.ofDays(9));
        shop.overdue();
        shop.sweep();
        shop.sweep();
        assertEquals(minor, paid());
        shop.reconcile();
    }

    private int told(Actor recipient, Class<? extends Fact> template) {
        return shop.told(recipient, template).size();
    }

    @Test
    void whatIsCancelledElsewhereIsNeitherOverdueNorRefundedAndHasNoStock() {
        assertEquals(new ExternalRefund.Outcome(3, 0, 0), outcome("x-1", 3, 3_000));
        assertEquals(
                0,
                new Stock(database)
                        .find(new StockKey("M1", "A"))
                        .orElseThrow()
                        .value()
                        .allocated());
        assertEquals(1, told(Actor.merchant("M1"), ElsewhereFact.RefundedElsewhereMerchant.class));
        laterNothingMoreThan(0);
    }

    @Test
    void theSameAgainIsTheSameAnswer() {
        tell("x-1", 1, 1_000);
        assertInstanceOf(Outcome.Repeated.class, tell("x-1", 1, 1_000));
        assertInstanceOf(Outcome.Conflict.class, tell("x-1", 1, 900));
        assertInstanceOf(Outcome.Refused.class, tell("x-2", 3, 900));
        assertEquals(1, line1().units().elsewhere());
    }

    @Test
    void theOthersAreRefundedAsEver() {
        tell("x-1", 1, 1_000);
        laterNothingMoreThan(2_000);
    }

    @Test
    void aRefundThatWasNotSentIsWithdrawnAndItsCompensationStays() {
        shop.admit("O1", "1", OptionalInt.of(2));
        assertEquals(new ExternalRefund.Outcome(1, 2, 0), outcome("x-1", 3, 3_000));
        assertEquals(1, told(Actor.buyer(BUYER), ElsewhereFact.RefundedElsewhereBuyer.class));
        assertEquals(0, told(Actor.OPERATOR, ElsewhereFact.PaidTwiceOperator.class));
        shop.issue();
        assertEquals(1, shop.coupons().size());
        laterNothingMoreThan(0);
    }

    @Test
    void aPartOfARefundThatWasNotSentIsStillSent() {
        shop.admit("O1", "1", OptionalInt.of(3));
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), outcome("x-1", 1, 1_000));
        assertTrue(shop.told(Actor.buyer(BUYER), ElsewhereFact.RefundedElsewhereBuyer.class)
                .getFirst()
                .contains(
                        "1 x A of your order O1 have been given back to you by the platform itself (reference bank-7)."
                                + " 10.00 CNY that we were to refund for them is therefore not sent"));
        laterNothingMoreThan(2_000);
    }

    private ReceiveGatewayEvent.Received hear(String key, GatewayOutcome outcome) {
        var event = new GatewayEvent("e-" + outcome, key, "gw-1", cny(3_000), outcome);
        return new ReceiveGatewayEvent(database, Providers.HTTP).receive(event, shop.clock.instant());
    }

    /** The provider knows the old number with the old amount, and would refuse or misread it. */
    @Test
    void whatIsLeftOfADeclinedRefundHasANewNumberAndNobodyIsPaidUnderTheOldOne() {
        String old = "O1~1~stockout~1-3";
        shop.admit("O1", "1", OptionalInt.of(3));
        shop.gateway.next(ScriptedGateway.Next.DECLINE);
        shop.sweep();
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), outcome("x-1", 1, 1_000));
        assertInstanceOf(ReceiveGatewayEvent.Received.Accepted.class, hear(old, new GatewayOutcome.Declined("closed")));
        assertEquals(
                new ReceiveGatewayEvent.Received.Kept(UnexpectedEvent.Why.OTHER_AMOUNT),
                hear(old, new GatewayOutcome.Done("gw-1")));
        laterNothingMoreThan(2_000);
        assertEquals(Map.of(old + "~2", cny(2_000)), shop.gateway.books());
    }

    @Test
    void whatWasSettledAlreadyIsToldToTheOperator() {
        shop.admit("O1", "1", OptionalInt.of(3));
        shop.sweep();
        assertEquals(3_000, paid());
        assertEquals(new ExternalRefund.Outcome(0, 0, 3), outcome("x-1", 3, 3_000));
        assertEquals(1, told(Actor.OPERATOR, ElsewhereFact.PaidTwiceOperator.class));
        laterNothingMoreThan(3_000);
    }

    @Test
    void moneyWithoutUnitsLeavesSoMuchLessToRefund() {
        outcome("x-1", 0, 500);
        shop.admit("O1", "1", OptionalInt.of(3));
        laterNothingMoreThan(2_500);
    }

    @Test
    void goodsThatAreOutAndRefundedElsewhereAreNotRefundedWhenTheShipmentTurnsOutUntrue() {
        shop.ship("O1", "s-1", "1", 3);
        assertEquals(new ExternalRefund.Outcome(0, 0, 0), outcome("x-1", 2, 2_000));
        new UntrueShipment(database)
                .rule(
                        new UntrueShipment.Ruling(LINE, Set.of(), "no parcel", Actor.of("operator:o")),
                        shop.clock.instant());
        assertEquals(1, line1().open());
        laterNothingMoreThan(1_000);
    }

    @Test
    void moreThanWasPaidIsToldToTheOperator() {
        assertTrue(outcome("x-1", 3, 3_001).open() == 3);
        assertEquals(1, told(Actor.OPERATOR, ElsewhereFact.PaidTwiceOperator.class));
    }

    private static ExternalRefund.ExternalRefundCommand commandOf(int units, Money amount, Instant refundedAt) {
        return new ExternalRefund.ExternalRefundCommand(
                LINE, "x-9", units, amount, "bank-7", refundedAt, ExternalRefund.Why.CANCELLED);
    }

    private Outcome<ExternalRefund> tell(ExternalRefund.ExternalRefundCommand command) {
        return new RecordExternalRefund(database).record(command, Actor.of("platform:shop"), shop.clock.instant());
    }

    @Test
    void aRefundThatIsYetToComeOfAnotherCurrencyOrOfMoreUnitsIsRefusedWithTheReason() {
        Instant now = shop.clock.instant();
        assertEquals(
                new Outcome.Refused<>(Refusal.VALUE, "refundedAt", "is in the future"),
                tell(commandOf(1, cny(1_000), now.plus(Duration.ofDays(1)))));
        assertEquals(
                new Outcome.Refused<>(Refusal.STATE, "currency", "must be the order's currency"),
                tell(commandOf(1, Money.ofMinor(CurrencyUnit.JPY, 1_000), now)));
        tell("x-1", 1, 1_000);
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.STATE, "units", "must be at most the units not yet refunded elsewhere, 2"),
                tell(commandOf(3, cny(1_000), now)));
        assertInstanceOf(Outcome.Created.class, tell(commandOf(2, cny(1_000), now)));
        assertEquals(
                new Outcome.NotFound<>(),
                new RecordExternalRefund(database)
                        .record(
                                new ExternalRefund.ExternalRefundCommand(
                                        new LineRef("O1", "2"),
                                        "x-1",
                                        1,
                                        cny(1),
                                        "r",
                                        START,
                                        ExternalRefund.Why.CANCELLED),
                                Actor.of("platform:shop"),
                                now));
    }

    private long stockVersion() {
        return new Stock(database).find(new StockKey("M1", "A")).orElseThrow().version();
    }

    @Test
    void unitsThatNoStockIsHeldForLeaveTheStockAlone() {
        shop.admit("O1", "1", OptionalInt.of(3));
        shop.sweep();
        long version = stockVersion();
        outcome("x-1", 3, 3_000);
        assertEquals(version, stockVersion());
    }

    @Test
    void ofSomeUnitsSomeAreOpenSomeUnsentAndSomeWerePaidTwice() {
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.sweep();
        shop.admit("O1", "1", OptionalInt.of(2));
        assertEquals(new ExternalRefund.Outcome(1, 1, 1), outcome("x-1", 3, 3_000));
        assertEquals(1, line1().units().elsewhere());
        assertEquals(0, line1().open());
        assertEquals(2, line1().shortUnits());
        laterNothingMoreThan(1_000);
    }

    @Test
    void allThatWasPaidForTheLineIsNotTooMuch() {
        outcome("x-1", 3, 3_000);
        assertEquals(0, told(Actor.OPERATOR, ElsewhereFact.PaidTwiceOperator.class));
    }
}
