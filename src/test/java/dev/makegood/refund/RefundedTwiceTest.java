package dev.makegood.refund;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.ElsewhereFact;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifies that units that were refunded elsewhere are not refunded again once their refund here turns out to be unpaid. */
class RefundedTwiceTest {
    private static final String KEY = "O1~1~stockout~1-3";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void threeUnitsAreShort() {
        shop.place("O1", line("1", "M1", "S1", 3, 3_000), line("2", "M1", "S2", 1, 9_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private ExternalRefund.Outcome elsewhere(String id, int units) {
        var told = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O1", "1"),
                id,
                units,
                cny(1_000L * units),
                "bank-7",
                shop.clock.instant(),
                ExternalRefund.Why.CHARGEBACK);
        var recorded = new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
        return assertInstanceOf(
                        ExternalRefund.class,
                        assertInstanceOf(Outcome.Created.class, recorded).value())
                .outcome();
    }

    private void sweepForDays() {
        for (int n = 0; n < 6; n++) {
            shop.clock.advance(Duration.ofHours(12));
            shop.sweep();
        }
        shop.reconcile();
    }

    private ExternalRefund report(String id) {
        return ExternalRefund.ofLine(database, new LineRef("O1", "1")).stream()
                .filter(one -> one.told().externalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Money paid() {
        return shop.gateway.books().values().stream().reduce(cny(0), Money::plus);
    }

    @Test
    void eachUnitThatWasPaidIsCalledPaidTwiceOnce() {
        shop.sweep();
        assertEquals(new ExternalRefund.Outcome(0, 0, 1), elsewhere("x-1", 1));
        assertEquals(new ExternalRefund.Outcome(0, 0, 2), elsewhere("x-2", 2));
        sweepForDays();
        assertEquals(cny(3_000), paid());
    }

    @Test
    void whatComesBackIsPaidAgainOnlyForTheUnitsThatWereNotRefundedElsewhere() {
        shop.sweep();
        elsewhere("x-1", 1);
        shop.gateway.answer(KEY, new GatewayOutcome.Returned("account closed"));
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(
                        new GatewayEvent("e-1", KEY, "gw-1", cny(3_000), new GatewayOutcome.Returned("account closed")),
                        shop.clock.instant());
        sweepForDays();
        assertEquals(cny(2_000), shop.gateway.books().get(KEY + "~2"));
        assertEquals(0, shop.refunds("O1", "1").getFirst().excluded().twice());
    }

    @ParameterizedTest
    @EnumSource(
            value = Next.class,
            names = {"TIME_OUT", "DECLINE", "NOT_NOW", "LACK_BALANCE"})
    void whatWasNotPaidWhenItWasRefundedElsewhereIsNotPaidAfterwards(Next first) {
        shop.gateway.next(first);
        shop.sweep();
        elsewhere("x-1", 3);
        sweepForDays();
        assertEquals(cny(0), paid());
        assertInstanceOf(
                RefundState.Withdrawn.class, shop.refunds("O1", "1").getFirst().state());
        assertEquals(new ExternalRefund.Outcome(0, 3, 0), report("x-1").outcome());
        assertEquals(cny(3_000), report("x-1").counted());
        assertEquals(cny(9_000), new FundsRows(database).get("O1").value().left());
    }

    @Test
    void whoeverWasToldThatUnitsMayBePaidTwiceIsToldThatTheyAreNot() {
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        elsewhere("x-1", 1);
        elsewhere("x-2", 2);
        assertEquals(
                2,
                shop.told(Actor.OPERATOR, ElsewhereFact.PaidTwiceOperator.class).size());
        shop.gateway.next(Next.LACK_BALANCE);
        sweepForDays();
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), report("x-1").outcome());
        assertEquals(new ExternalRefund.Outcome(0, 2, 0), report("x-2").outcome());
        assertEquals(
                2,
                shop.told(Actor.OPERATOR, ElsewhereFact.NotPaidTwiceOperator.class)
                        .size());
        List<String> buyer = shop.told(Actor.buyer(Shop.BUYER), ElsewhereFact.RefundedElsewhereBuyer.class);
        assertTrue(
                buyer.stream().anyMatch(text -> text.contains("1 x S1") && text.contains("10.00 CNY")),
                buyer::toString);
        assertTrue(
                buyer.stream().anyMatch(text -> text.contains("2 x S1") && text.contains("20.00 CNY")),
                buyer::toString);
        assertEquals(
                2,
                shop.told(Actor.merchant("M1"), ElsewhereFact.RefundedElsewhereMerchant.class)
                        .size());
    }

    @Test
    void whatIsRefundedElsewhereAndHereTooStaysPaidTwice() {
        shop.gateway.next(Next.PAY_AND_TIME_OUT);
        shop.sweep();
        elsewhere("x-1", 1);
        sweepForDays();
        assertEquals(new ExternalRefund.Outcome(0, 0, 1), report("x-1").outcome());
        assertEquals(List.of(), shop.told(Actor.OPERATOR, ElsewhereFact.NotPaidTwiceOperator.class));
    }

    @ParameterizedTest
    @EnumSource(
            value = Next.class,
            names = {"TIME_OUT", "DECLINE", "NOT_NOW", "LACK_BALANCE"})
    void theUnitsThatWereNotRefundedElsewhereArePaidOnce(Next first) {
        shop.gateway.next(first);
        shop.sweep();
        elsewhere("x-1", 1);
        sweepForDays();
        assertEquals(cny(2_000), paid());
    }
}
