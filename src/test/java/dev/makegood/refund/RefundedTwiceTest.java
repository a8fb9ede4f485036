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
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ResumeRefund;
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
        return elsewhere(new LineRef("O1", "1"), id, units);
    }

    private ExternalRefund.Outcome elsewhere(LineRef line, String id, int units) {
        var paid = new Orders(database).getLine(line).value().line();
        var told = new ExternalRefund.ExternalRefundCommand(
                line,
                id,
                units,
                Shares.cumulative(paid.paid(), units, paid.quantity()),
                "bank-7",
                shop.clock.instant(),
                ExternalRefund.Why.CHARGEBACK);
        var recorded = new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
        return assertInstanceOf(
                        ExternalRefund.class,
                        assertInstanceOf(Outcome.Created.class, recorded).value())
                .outcome();
    }

    private void comesBack() {
        comesBack(KEY, 3_000);
    }

    private void comesBack(String key, long amountMinor) {
        var returned = new GatewayOutcome.Returned("account closed");
        shop.gateway.answer(key, returned);
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(new GatewayEvent("e-1", key, "gw-1", cny(amountMinor), returned), shop.clock.instant());
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
        comesBack();
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

    private Outcome<Refund> byHand(long amountMinor) {
        var payment = new ManualPayment("bank transfer", shop.clock.instant(), "bt-17", amountMinor);
        return new PayByHand(database)
                .record(RefundId.parse(KEY).orElseThrow(), payment, Actor.of("operator:anna"), shop.clock.instant());
    }

    @Test
    void aPersonPaysOnlyTheUnitsThatWereNotRefundedElsewhereOfWhatCameBack() {
        shop.sweep();
        elsewhere("x-1", 1);
        comesBack();
        assertEquals(
                new Outcome.Refused<>("amountMinor", "must be 2000, which this refund pays in cash"), byHand(3_000));
        assertInstanceOf(Outcome.Created.class, byHand(2_000));
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), report("x-1").outcome());
        shop.reconcile();
    }

    @Test
    void aPersonPaysNothingOfAParkedRefundBeforeTheGatewayIsAskedAboutUnitsThatWereRefundedElsewhere() {
        for (int attempt = 0; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.TIME_OUT);
            shop.sweep();
            shop.clock.advance(Duration.ofHours(1));
        }
        assertInstanceOf(
                RefundState.Parked.class, shop.refunds("O1", "1").getFirst().state());
        elsewhere("x-1", 1);
        assertEquals(
                new Outcome.Refused<>(
                        "refundId",
                        "has units that were refunded elsewhere; the gateway is asked before the rest is paid, "
                                + "once the refund is resumed"),
                byHand(3_000));
        new ResumeRefund(database).resume(RefundId.parse(KEY).orElseThrow(), shop.clock.instant());
        sweepForDays();
        assertEquals(cny(2_000), paid());
    }

    @Test
    void aSecondReportTakesOtherUnitsThanTheFirst() {
        shop.sweep();
        elsewhere("x-1", 1);
        comesBack();
        assertEquals(new ExternalRefund.Outcome(0, 2, 0), elsewhere("x-2", 2));
        sweepForDays();
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), report("x-1").outcome());
        assertEquals(
                RefundState.Withdrawn.class,
                shop.refunds("O1", "1").getFirst().state().getClass());
        assertEquals(cny(9_000), new FundsRows(database).get("O1").value().left());
    }

    @Test
    void aSecondReportCountsAShippedUnitOnceTheOthersAreTaken() {
        shop.place("O2", line("1", "M1", "S3", 3, 3_000));
        shop.ship("O2", "S1", "1", 1);
        shop.admit("O2", "1", OptionalInt.empty());
        shop.sweep();
        String key = "O2~1~stockout~1-2";
        var line = new LineRef("O2", "1");
        elsewhere(line, "x-1", 1);
        comesBack(key, 2_000);
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), elsewhere(line, "x-2", 2));
        assertEquals(
                1, new Orders(database).getLine(line).value().units().elsewhere(), "the second unit was a shipped one");
        sweepForDays();
        assertEquals(
                new ExternalRefund.Outcome(0, 1, 0),
                ExternalRefund.ofLine(database, line).getFirst().outcome());
    }

    @Test
    void manyReportsAboutOneRefundAreAllCorrected() {
        int units = 45;
        shop.place("O3", line("1", "M1", "S4", units, 100L * units));
        shop.admit("O3", "1", OptionalInt.empty());
        shop.gateway.next(Next.TIME_OUT);
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        var line = new LineRef("O3", "1");
        for (int n = 1; n < units; n++) {
            elsewhere(line, "x-" + n, 1);
        }
        sweepForDays();
        assertTrue(ExternalRefund.ofLine(database, line).stream()
                .allMatch(one -> one.outcome().equals(new ExternalRefund.Outcome(0, 1, 0))));
        assertEquals(cny(3_100), paid(), "one of 45 units here, and the other order's refund");
    }
}
