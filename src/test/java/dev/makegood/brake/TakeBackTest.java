package dev.makegood.brake;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.choice.Choose;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Verifies that the strandings of a withdrawn act are taken back, unless a buyer relies on them, and that money stays
 * exact.
 */
class TakeBackTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Brakes brakes = new Brakes(shop, database);

    private void brake(int window) {
        shop.amend(
                "choiceWindowHours: 0", "choiceWindowHours: " + window, "units: 200, lines: 100", "units: 3, lines: 3");
    }

    private Instant now() {
        return shop.clock.instant();
    }

    private Refund refund(String orderId) {
        return shop.refunds(orderId, "1").getLast();
    }

    private Stranding act(String orderId) {
        return brakes.find(refund(orderId).act().orElseThrow().strandingId());
    }

    private void count(String id, long onHand) {
        shop.count("M1", "S1", id, onHand);
        shop.strand(100);
    }

    private void withdraw(String orderId) {
        shop.count("M1", "S1", "right", 100);
        assertInstanceOf(Outcome.Created.class, brakes.withdraw(act(orderId).strandingId()));
    }

    private Brake.Withdrawn withdrawn(String orderId) {
        return assertInstanceOf(Brake.Withdrawn.class, act(orderId).brake());
    }

    @Test
    void aBuyerWhoHasChosenTheRefundKeepsIt() {
        brake(6);
        shop.place("O1", line("1", "M1", "S1", 2, 5_000));
        shop.place("O2", line("1", "M1", "S1", 2, 5_000));
        count("wrong", 0);
        assertInstanceOf(
                Outcome.Created.class,
                new Choose(database).choose(refund("O1").refundId(), new Choice.RefundNow(), now()));
        assertEquals(0, shop.sweep().settled());
        assertEquals(0, shop.issue().issued());
        withdraw("O2");
        brakes.carryOut();
        assertEquals(
                new Brake.Withdrawn(withdrawn("O2").before(), withdrawn("O2").word(), 1, 1, true), withdrawn("O2"));
        assertEquals(1, shop.sweep().settled());
        assertInstanceOf(RefundState.Settled.class, refund("O1").state());
        assertInstanceOf(RefundState.Withdrawn.class, refund("O2").state());
        assertEquals(1, shop.issue().issued());
        shop.reconcile();
    }

    @ParameterizedTest
    @ValueSource(longs = {900, 0})
    void whatBothSidesAgreedOnStays(long minor) {
        brake(6);
        shop.place("O1", line("1", "M1", "S1", 4, 5_000));
        shop.topUp("M1", "t-1", 5_000);
        count("wrong", 0);
        cancelled(minor);
        keepsWhatWasDecided(cny(minor == 0 ? 500 : minor));
    }

    private void cancelled(long minor) {
        var ref = new LineRef("O1", "1");
        var told =
                new Cancellation.CancellationCommand("c-1", Cancellation.Side.MERCHANT, cny(minor), "the kiln broke");
        new ProposeCancellation(database).propose(ref, told, now());
        assertInstanceOf(
                Outcome.Created.class,
                new AnswerCancellation(database).answer(ref, "c-1", Cancellation.Side.BUYER, true, now()));
    }

    /** Withdraws the act that stranded order O1, and checks that its buyer gets refund and compensation. */
    private void keepsWhatWasDecided(Money compensation) {
        String id = refundOfAct().act().orElseThrow().strandingId();
        assertEquals(0, shop.issue().issued(), "the brake holds it back");
        shop.count("M1", "S1", "right", 100);
        assertInstanceOf(Outcome.Created.class, brakes.withdraw(id));
        brakes.carryOut();
        assertEquals(1, ((Brake.Withdrawn) brakes.find(id).brake()).kept());
        shop.sweep();
        assertEquals(cny(5_000), refunded("O1"));
        assertEquals(1, shop.issue().issued());
        assertEquals(compensation, shop.theCase(caseId("O1", "1")).compensated());
        shop.reconcile();
    }

    private Refund refundOfAct() {
        return shop.refunds("O1", "1").getFirst();
    }

    @Test
    void unitsThatWereShortBeforeAnAgreementToCancelTheLineStayShort() {
        brake(6);
        shop.place("O1", line("1", "M1", "S1", 5, 5_000));
        shop.topUp("M1", "t-1", 5_000);
        count("wrong", 1);
        cancelled(0);
        keepsWhatWasDecided(cny(500));
        assertEquals(5, shop.theCase(caseId("O1", "1")).units());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anUpheldClaimStays(int onHand) {
        brake(0);
        shop.place("O1", line("1", "M1", "S1", 5, 5_000));
        shop.topUp("M1", "t-1", 5_000);
        count("wrong", onHand);
        var desk = new Desk(shop, database);
        assertInstanceOf(Outcome.Created.class, desk.claim("O1", ClaimKind.ASKED_FOR_MORE));
        assertInstanceOf(Outcome.Created.class, desk.decideClaim("O1", true));
        keepsWhatWasDecided(cny(500));
    }

    @Test
    void whatWasSentBeforeTheLimitWasPassedIsKeptAndTheRestIsTakenBack() {
        brake(0);
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        count("wrong", 0);
        assertEquals(1, shop.sweep().settled());
        assertEquals(1, shop.issue().issued());
        shop.clock.advance(Duration.ofHours(2));
        shop.place("O2", line("1", "M1", "S1", 3, 5_000));
        shop.strand(100);
        assertInstanceOf(Brake.On.class, act("O2").brake());
        assertEquals(1, shop.sweep().putOff());
        withdraw("O2");
        brakes.carryOut();
        assertEquals(1, withdrawn("O2").kept());
        assertEquals(1, withdrawn("O2").takenBack());
        assertEquals(0, shop.issue().issued());
        assertEquals(1, shop.theCase(caseId("O1", "1")).units());
        shop.reconcile();
    }

    @Test
    void aLineThatIsNotTakenBackInTimeIsRefundedInTimeAndStaysShort() {
        brake(0);
        shop.place("O1", line("1", "M1", "S1", 4, 5_000));
        count("wrong", 0);
        assertEquals(1, shop.sweep().putOff());
        shop.clock.advance(Duration.ofHours(12).minusMinutes(10));
        withdraw("O1");
        shop.clock.advance(Duration.ofMinutes(20));
        assertEquals(0, shop.sweep().settled());
        shop.clock.advance(Duration.ofMinutes(10));
        assertEquals(1, shop.sweep().settled());
        assertTrue(now().isBefore(refund("O1").due().deadline()));
        String id = act("O1").strandingId();
        brakes.carryOut();
        var kept = (Brake.Withdrawn) brakes.find(id).brake();
        assertEquals(1, kept.kept());
        shop.reconcile();
    }

    @Test
    void allUnitsOfALineNeverCostMoreThanWasPaid() {
        brake(0);
        shop.place("O1", line("1", "M1", "S1", 3, 1_000));
        shop.place("O2", line("1", "M1", "S1", 3, 1_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.sweep();
        count("wrong", 0);
        shop.admit("O2", "1", OptionalInt.empty());
        withdraw("O1");
        brakes.carryOut();
        assertEquals(1, shop.theCase(caseId("O1", "1")).units());
        shop.admit("O1", "1", OptionalInt.of(2));
        shop.admit("O1", "1", OptionalInt.of(3));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.clock.advance(Duration.ofHours(13));
        shop.sweep();
        shop.issue();
        assertEquals(cny(1_000), refunded("O1"));
        assertEquals(cny(1_000), refunded("O2"));
        shop.reconcile();
    }

    private Money refunded(String orderId) {
        return shop.refunds(orderId, "1").stream()
                .filter(refund -> refund.state() instanceof RefundState.Settled)
                .map(Refund::total)
                .reduce(cny(0), Money::plus);
    }

    @Test
    void whatIsConfirmedBeforeAllIsStrandedHoldsBackNothingThatComesAfter() {
        brake(0);
        for (int n = 1; n <= 5; n++) {
            shop.place("O" + n, line("1", "M1", "S1", 1, 5_000));
        }
        shop.count("M1", "S1", "true", 0);
        shop.strand(2);
        String last = brakes.on();
        brakes.confirm(last);
        shop.sweep();
        shop.strand(100);
        shop.clock.advance(Holding.LOOK_AGAIN);
        shop.sweep();
        assertEquals(
                cny(25_000),
                refunded("O1")
                        .plus(refunded("O2"))
                        .plus(refunded("O3"))
                        .plus(refunded("O4"))
                        .plus(refunded("O5")));
        assertEquals(5, brakes.find(last).lines());
    }

    @Test
    void whatIsTakenBackTwiceAndShippedIsNeverRefunded() {
        brake(0);
        shop.place("O1", line("1", "M1", "S1", 4, 5_000));
        count("wrong", 0);
        withdraw("O1");
        brakes.carryOut();
        brakes.carryOut();
        assertEquals(1, withdrawn("O1").takenBack());
        shop.ship("O1", "s-1", "1", 4);
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(0, shop.overdue().lines());
        assertEquals(0, shop.sweep().settled());
        shop.reconcile();
    }
}
