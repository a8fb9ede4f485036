package dev.makegood.refund.settlement;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.settlement.ReceiveGatewayEvent.Received;
import dev.makegood.refund.settlement.UnexpectedEvent.Why;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies which late messages of the gateway change nothing, and which impossible ones are kept for a person. */
class HearGatewayTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final RefundId ID = RefundId.of(KEY);
    private static final GatewayOutcome DONE = new GatewayOutcome.Done("gw-1");
    private static final GatewayOutcome RETURNED = new GatewayOutcome.Returned("account closed");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aRefundIsDue() {
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private Received receive(GatewayOutcome outcome) {
        return new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(new GatewayEvent("e-" + outcome, KEY, "gw-1", cny(5_000), outcome), shop.clock.instant());
    }

    /** Returns what is kept for a person. */
    private List<UnexpectedEvent> kept() {
        return new UnexpectedEvents(database).open(10, Optional.empty()).items();
    }

    private void changesNothing(GatewayOutcome outcome) {
        Refund before = refund();
        assertEquals(new Received.Accepted(before), receive(outcome));
        assertEquals(before, refund());
        assertEquals(List.of(), kept());
        shop.reconcile();
    }

    @Test
    void doneAfterThePaymentCameBackIsLate() {
        shop.sweep();
        receive(RETURNED);
        changesNothing(DONE);
    }

    @Test
    void returnedIsHeardOnce() {
        shop.sweep();
        receive(RETURNED);
        changesNothing(RETURNED);
    }

    /** It must have been paid before it came back: what is heard later of that payment does not count either. */
    @Test
    void whatCameBackBesideAPaymentByHandBeforeWeHeardOfItRefundsNobody() {
        paidByHand();
        receive(RETURNED);
        assertInstanceOf(RefundState.PaidByHand.class, refund().state());
        assertEquals(1, refund().payments().surplus().size());
        assertEquals(List.of(), kept());
        shop.reconcile();
        changesNothing(RETURNED);
        changesNothing(DONE);
    }

    private void paidByHand() {
        shop.gateway.next(Next.DECLINE);
        shop.sweep();
        var payment = new ManualPayment("bank transfer", Shop.START, "bt-17", 5_000);
        assertInstanceOf(
                Outcome.Created.class,
                new PayByHand(database).record(ID, payment, Actor.of("operator:anna"), shop.clock.instant()));
    }

    @Test
    void whatComesBackThoughItWasNeverSentIsKept() {
        assertEquals(new Received.Kept(Why.NEVER_SENT), receive(RETURNED));
        assertEquals(
                List.of("returned none"),
                kept().stream().map(HearGatewayTest::said).toList());
        assertInstanceOf(RefundState.Scheduled.class, refund().state());
    }

    @Test
    void anAnswerAboutWhatWasWithdrawnMeanwhileIsKept() {
        var refunds = new Refunds(database);
        var stored = refunds.get(ID);
        var claim = new RefundState.Claimed(Shop.START.plusSeconds(120), 7, Optional.empty());
        Refund withdrawn = stored.value().with(new RefundState.Withdrawn(Shop.START));
        database.commit(List.of(refunds.replace(stored, withdrawn)));
        var outcomes = new RecordOutcome(database, shop.gateway);
        assertEquals(withdrawn, outcomes.record(withdrawn.key(), claim, DONE, shop.clock.instant()));
        assertEquals(withdrawn, refund());
        assertEquals(
                List.of("done gw-1"), kept().stream().map(HearGatewayTest::said).toList());
        assertEquals(Why.NEVER_SENT, kept().getFirst().why());
    }

    @Test
    void aPaymentThatTheGatewayForgotIsKeptAndAskedAboutNoMore() {
        shop.sweep();
        receive(new GatewayOutcome.Declined("account closed"));
        shop.gateway.answer(KEY, new GatewayOutcome.NotFound());
        shop.sweep();
        assertEquals(
                List.of("unknown none"),
                kept().stream().map(HearGatewayTest::said).toList());
        assertEquals(Why.FORGOTTEN, kept().getFirst().why());
        var settled = assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(Optional.empty(), settled.askAt());
    }

    @Test
    void doneUnderTheReferenceThatSettledItIsHeardAlready() {
        shop.sweep();
        changesNothing(new GatewayOutcome.Done(reference()));
    }

    @Test
    void aSecondMovementUnderTheKeyIsKeptOnceForAPerson() {
        shop.sweep();
        Refund before = refund();
        receive(new GatewayOutcome.Done("gw-other"));
        receive(new GatewayOutcome.Done("gw-other"));
        assertEquals(
                List.of("done gw-other"),
                kept().stream().map(HearGatewayTest::said).toList());
        assertEquals(Why.PAID_TWICE, kept().getFirst().why());
        assertEquals(before, refund());
        shop.reconcile();
    }

    @Test
    void eachFurtherMovementUnderTheKeyIsKept() {
        shop.sweep();
        for (String reference : List.of("gw-2", "gw-3", "gw-2", "gw-3")) {
            receive(new GatewayOutcome.Done(reference));
        }
        assertEquals(
                List.of("done gw-2", "done gw-3"),
                kept().stream().map(HearGatewayTest::said).sorted().toList());
    }

    @Test
    void eachFurtherMovementBesideAPaymentByHandIsKept() {
        paidByHand();
        for (String reference : List.of("gw-2", "gw-3", "gw-2", "gw-3")) {
            receive(new GatewayOutcome.Done(reference));
        }
        assertEquals(
                List.of("done gw-2", "done gw-3"),
                kept().stream().map(HearGatewayTest::said).sorted().toList());
        shop.reconcile();
    }

    @Test
    void aSecondMovementThatALookUpFindsIsKept() {
        shop.sweep();
        receive(new GatewayOutcome.Declined("account closed"));
        shop.gateway.answer(KEY, new GatewayOutcome.Done("gw-other"));
        shop.sweep();
        assertEquals(
                List.of("done gw-other"),
                kept().stream().map(HearGatewayTest::said).toList());
        var settled = assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(Optional.empty(), settled.askAt());
    }

    @Test
    void aSettledRefundThatTheProviderNowHoldsIsKeptOnceAndAskedAboutUntilItComesBack() {
        shop.sweep();
        receive(new GatewayOutcome.Declined("ABNORMAL"));
        shop.gateway.answer(KEY, new GatewayOutcome.Held("ABNORMAL"));
        shop.sweep();
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertEquals(
                List.of("held none"), kept().stream().map(HearGatewayTest::said).toList());
        assertEquals(Why.HELD, kept().getFirst().why());
        assertInstanceOf(RefundState.Settled.class, refund().state());
        shop.gateway.answer(KEY, RETURNED);
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertInstanceOf(RefundState.Returned.class, refund().state());
        shop.reconcile();
    }

    private String reference() {
        return assertInstanceOf(RefundState.Settled.class, refund().state()).reference();
    }

    private static String said(UnexpectedEvent event) {
        return event.status() + " " + event.reference();
    }
}
