package dev.makegood.refund;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.evidence.CaseRecord;
import dev.makegood.notice.Fact;
import dev.makegood.notice.RefundFact;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.manual.ManualReturn;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ReturnManualPayment;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a payment by hand that comes back is owed again, once, whatever the gateway does meanwhile. */
class ReturnedByHandTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final RefundId ID = RefundId.parse(KEY).orElseThrow();
    private static final ManualReturn CAME_BACK = new ManualReturn("bt-17", "account closed");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aRefundIsDue() {
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private void paidByHandAfterTheGatewayDeclined() {
        for (int attempt = 0; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.DECLINE);
            shop.sweep();
            shop.clock.advance(Duration.ofHours(1));
        }
        assertInstanceOf(RefundState.Parked.class, refund().state());
        assertInstanceOf(Outcome.Created.class, byHand("bt-17"));
        shop.reconcile();
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private Outcome<Refund> byHand(String reference) {
        var payment = new ManualPayment("bank transfer", Shop.START, reference, 5_000);
        return new PayByHand(database).record(ID, payment, Actor.of("operator:anna"), shop.clock.instant());
    }

    private Outcome<Refund> comesBack(ManualReturn told) {
        return new ReturnManualPayment(database).record(ID, told, Actor.of("operator:ben"), shop.clock.instant());
    }

    private void gatewaySays(GatewayOutcome outcome) {
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(new GatewayEvent("e-" + outcome, KEY, "gw-9", cny(5_000), outcome), shop.clock.instant());
    }

    private long toldBuyer(Class<? extends Fact> template) {
        return shop.told(Actor.buyer(Shop.BUYER), template).size();
    }

    @Test
    void itIsOwedAnewWithTwentyFourHoursAndPaidThroughTheGatewayUnderTheSameKey() {
        paidByHandAfterTheGatewayDeclined();
        Instant now = shop.clock.instant();
        assertInstanceOf(Outcome.Created.class, comesBack(CAME_BACK));
        assertInstanceOf(RefundState.Returned.class, refund().state());
        assertEquals(now.plus(Duration.ofHours(24)), refund().due().deadline());
        assertEquals(1, toldBuyer(RefundFact.RefundReturnedBuyer.class));
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, RefundFact.RefundReturnedOperator.class)
                        .size());
        shop.reconcile();
        assertEquals(0, shop.sweep().settled(), "an operator has an hour to pay it in another way");
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(1, shop.sweep().settled());
        assertEquals(KEY, refund().key().toString());
        assertEquals(2, toldBuyer(RefundFact.RefundedBuyer.class));
        shop.reconcile();
    }

    @Test
    void itIsToldOnceAndOnlyOfAPaymentThatWasMade() {
        paidByHandAfterTheGatewayDeclined();
        assertInstanceOf(Outcome.Refused.class, comesBack(new ManualReturn("bt-18", "account closed")));
        comesBack(CAME_BACK);
        assertInstanceOf(Outcome.Repeated.class, comesBack(CAME_BACK));
        assertInstanceOf(Outcome.Conflict.class, comesBack(new ManualReturn("bt-17", "wrong name")));
        assertInstanceOf(Outcome.Repeated.class, byHand("bt-17"), "the payment that came back, reported late");
        assertInstanceOf(RefundState.Returned.class, refund().state());
        assertInstanceOf(
                Outcome.NotFound.class,
                new ReturnManualPayment(database)
                        .record(
                                RefundId.parse("O9~1~stockout~1-1").orElseThrow(),
                                CAME_BACK,
                                Actor.of("operator:ben"),
                                Shop.START));
    }

    @Test
    void itIsPaidByHandAgainAndEveryStepIsInTheRecord() {
        paidByHandAfterTheGatewayDeclined();
        comesBack(CAME_BACK);
        assertInstanceOf(Outcome.Created.class, byHand("bt-18"));
        assertInstanceOf(Outcome.Repeated.class, byHand("bt-17"), "the one that came back, reported late");
        assertEquals(2, toldBuyer(RefundFact.RefundedBuyer.class));
        shop.reconcile();
        List<String> steps = new CaseRecord(database)
                .of(shop.theCase("O1", "1")).stream()
                        .map(entry -> entry.what() + " " + entry.by())
                        .filter(what -> what.contains("ByHand"))
                        .toList();
        assertEquals(
                List.of(
                        "refundPaidByHand operator:anna",
                        "refundByHandReturned operator:ben",
                        "refundPaidByHand operator:anna"),
                steps);
        shop.clock.advance(Duration.ofDays(2));
        shop.sweep();
        assertInstanceOf(RefundState.PaidByHand.class, refund().state());
    }

    @Test
    void whatTheGatewayHadPaidBesideItCountsInstead() {
        paidByHandAfterTheGatewayDeclined();
        gatewaySays(new GatewayOutcome.Done("gw-1"));
        shop.reconcile();
        comesBack(CAME_BACK);
        assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(0, toldBuyer(RefundFact.RefundReturnedBuyer.class));
        assertEquals(2, toldBuyer(RefundFact.RefundedBuyer.class));
        shop.reconcile();
        gatewaySays(new GatewayOutcome.Returned("account closed"));
        assertInstanceOf(RefundState.Returned.class, refund().state());
        assertEquals(KEY + "~2", refund().key().toString());
        shop.reconcile();
    }

    @Test
    void whereTheGatewaysOwnCameBackBeforeItIsPaidUnderAnotherKey() {
        paidByHandAfterTheGatewayDeclined();
        gatewaySays(new GatewayOutcome.Done("gw-1"));
        gatewaySays(new GatewayOutcome.Returned("recovered"));
        comesBack(CAME_BACK);
        assertInstanceOf(RefundState.Returned.class, refund().state());
        assertEquals(KEY + "~2", refund().key().toString());
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(1, shop.sweep().settled());
        shop.reconcile();
    }

    /** Webhooks can arrive in any order, and "returned" is final for a key. */
    @Test
    void whatTheGatewayTookBackBeforeItSaidThatItHadPaidRefundsNobody() {
        paidByHandAfterTheGatewayDeclined();
        gatewaySays(new GatewayOutcome.Returned("account closed"));
        shop.reconcile();
        Refund known = refund();
        gatewaySays(new GatewayOutcome.Returned("account closed"));
        gatewaySays(new GatewayOutcome.Done("gw-1"));
        assertEquals(known, refund());
        assertEquals(
                List.of(),
                new UnexpectedEvents(database).open(10, Optional.empty()).items());
        comesBack(CAME_BACK);
        assertInstanceOf(RefundState.Returned.class, refund().state());
        assertEquals(KEY + "~2", refund().key().toString());
        assertEquals(1, toldBuyer(RefundFact.RefundedBuyer.class));
        shop.reconcile();
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(1, shop.sweep().settled());
        shop.reconcile();
    }

    @Test
    void aGatewayThatSaysItCameBackIsNotAskedAgain() {
        paidByHandAfterTheGatewayDeclined();
        shop.gateway.answer(KEY, new GatewayOutcome.Returned("account closed"));
        shop.clock.advance(Duration.ofDays(2));
        shop.sweep();
        var paid = assertInstanceOf(RefundState.PaidByHand.class, refund().state());
        assertEquals(Optional.empty(), paid.askAt());
        shop.reconcile();
    }

    @Test
    void whatTheGatewayPaysLateUnderTheOldKeyRefundsTheBuyerOnce() {
        paidByHandAfterTheGatewayDeclined();
        comesBack(CAME_BACK);
        gatewaySays(new GatewayOutcome.Done("gw-1"));
        assertInstanceOf(RefundState.Settled.class, refund().state());
        shop.clock.advance(Duration.ofDays(1));
        assertEquals(0, shop.sweep().settled());
        shop.reconcile();
    }

    @Test
    void whatCameBackThreeTimesWhicheverWayWaitsForAPerson() {
        paidByHandAfterTheGatewayDeclined();
        comesBack(CAME_BACK);
        for (String reference : List.of("bt-18", "bt-19")) {
            byHand(reference);
            comesBack(new ManualReturn(reference, "account closed"));
        }
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertInstanceOf(RefundState.Parked.class, refund().state());
        assertTrue(refund().payments().settledOnce());
        shop.reconcile();
    }
}
