package dev.makegood.refund;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.Split;
import dev.makegood.stockout.OfAct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies when a refund is due and when it is late after each change, and that it loses count of nothing. */
class RefundTest {
    private static final Instant DUE = hours(1);
    private static final Instant DEADLINE = hours(24);
    private static final Instant CHOSEN = hours(2);
    private static final Instant LATER = hours(48);
    private static final Instant LATEST = hours(72);
    private static final StockKey STOCK = new StockKey("M1", "A");
    private static final OfAct ACT = new OfAct("s-1", LATER, false);
    private static final Split SPLIT = new Split(cny(700), List.of());
    private static final Split NOTHING = new Split(cny(0), List.of());

    /** Of eight units, two were sent and one was refunded elsewhere. */
    private final Refund refund = Refund.scheduled(new RefundId(caseId("O1", "1"), 1, 8), SPLIT, DUE, DEADLINE)
            .parked(new RefundState.Parked(START, "late", Optional.empty()), Tries.NONE)
            .with(new RefundState.Scheduled(DUE))
            .resplit(SPLIT)
            .sent(2, START)
            .resplit(SPLIT)
            .refundedElsewhere(1, START);

    private static Instant hours(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private static Choice chosen(Choice.Wanted wanted) {
        return new Choice(wanted, CHOSEN);
    }

    private static void assertTimes(Instant due, Instant deadline, Refund refund) {
        assertEquals(
                List.of(due, deadline),
                List.of(refund.due().dueAt(), refund.due().deadline()));
        assertEquals(
                List.of(1, 2, 1),
                List.of(
                        refund.rounds(),
                        refund.excluded().sent(),
                        refund.excluded().elsewhere()));
    }

    @Test
    void aChoiceSaysWhenItIsDueAndAWaitMovesItsDeadline() {
        Refund waiting = refund.chosen(chosen(new Choice.Wait(LocalDate.EPOCH))).deferred(STOCK, LATER, LATEST);
        assertTimes(LATER, LATEST, waiting);
        assertTimes(
                CHOSEN, DEADLINE, waiting.chosen(chosen(new Choice.RefundNow())).stopped(DEADLINE));
        assertTimes(
                CHOSEN, DEADLINE, refund.chosen(chosen(new Choice.RefundNow())).now());
        assertTimes(
                CHOSEN, DEADLINE, refund.chosen(chosen(new Choice.Swap("r-1"))).swapped(SPLIT));
    }

    @Test
    void whatIsAgreedIsDueAtOnceAndAnEarlierDeadlineStays() {
        assertTimes(CHOSEN, DEADLINE, refund.atOnce(CHOSEN, LATEST));
        assertTimes(CHOSEN, hours(23), refund.atOnce(CHOSEN, hours(23)));
    }

    @Test
    void unitsThatWereNotShippedAfterAllAreDueAtOnceAndLateAtANewDeadline() {
        Refund again = refund.resplit(SPLIT).sent(3, START).resplit(SPLIT).inVain(3, LATER, LATEST);
        assertTimes(LATER, LATEST, again);
        assertEquals(new RefundState.Scheduled(LATER), again.state());
        assertTimes(
                DUE,
                DEADLINE,
                refund.resplit(SPLIT).sent(3, START).resplit(SPLIT).waitsAgain(3, STOCK));
    }

    @Test
    void aPaymentThatCameBackMovesTheDeadlineOnlyIfItWasKnownToBePaid() {
        var back = new RefundState.Returned(LATER, "closed", LATER);
        assertTimes(DUE, DEADLINE, refund.returned(back, LATEST));
        assertTimes(
                DUE, LATEST, refund.with(new RefundState.Settled(DUE, "g-1")).returned(back, LATEST));
        assertTimes(DUE, LATEST, refund.owedAnew(Payments.NONE, back, LATEST));
    }

    private static Refund fresh() {
        return Refund.scheduled(new RefundId(caseId("O1", "1"), 1, 8), SPLIT, DUE, DEADLINE, Optional.of(ACT));
    }

    private static Payments.ReturnedByHand byHand(boolean tried, Instant paidAt, Instant deadline, Instant at) {
        var paid = new RefundState.PaidByHand(
                paidAt, Actor.of("operator:o"), new ManualPayment("bank", paidAt, "ref-1", 100), Optional.empty());
        return new Payments.ReturnedByHand(paid, 1, tried, true, deadline, at, Actor.of("operator:o"), "closed");
    }

    @Test
    void aRefundOfNothingIsNotSent() {
        var nothing = new Split(cny(0), List.of());
        assertEquals(
                new RefundState.Withdrawn(DUE),
                Refund.scheduled(new RefundId(caseId("O1", "1"), 1, 1), nothing, DUE, DEADLINE)
                        .state());
        assertEquals(
                new RefundState.Withdrawn(CHOSEN),
                refund.chosen(chosen(new Choice.Swap("r-1"))).swapped(nothing).state());
    }

    @Test
    void unitsThatWereSentOrRefundedElsewhereAreNotOfIt() {
        assertEquals(5, refund.units());
        assertEquals(3, refund.resplit(SPLIT).sent(2, LATER).units());
        assertEquals(3, refund.resplit(SPLIT).refundedElsewhere(2, LATER).units());
        assertEquals(6, refund.resplit(SPLIT).waitsAgain(1, STOCK).units());
        assertEquals(6, refund.resplit(SPLIT).inVain(1, LATER, LATEST).units());
    }

    @Test
    void onlyAnotherCashThatWasSentBeforeHasAnotherKey() {
        Split less = new Split(cny(600), List.of());
        assertEquals(1, refund.resplit(less).sent(1, LATER).key().number());
        Refund sent = refund.with(
                new RefundState.Scheduled(LATER), Tries.NONE.begun(DUE).failed("declined"));
        assertEquals(1, sent.resplit(SPLIT).sent(1, LATER).key().number());
        Refund other = sent.resplit(less).sent(1, LATER);
        assertEquals(2, other.key().number());
        assertEquals(Tries.NONE, other.tries());
        assertEquals(2, other.resplit(SPLIT).sent(1, LATER).key().number());
        assertTrue(other.heldBy().isEmpty());
    }

    @Test
    void aRefundIsWithdrawnOnlyWhenItsLastUnitNeedsNoneAndNothingIsLeftToMakeUpFor() {
        assertEquals(
                new RefundState.Scheduled(LATER),
                refund.resplit(SPLIT).sent(5, LATER).state());
        assertEquals(
                new RefundState.Scheduled(DUE),
                refund.resplit(SPLIT).sent(4, LATER).state());
        assertEquals(
                new RefundState.Withdrawn(LATER),
                refund.resplit(NOTHING).sent(5, LATER).state());
        assertEquals(
                new RefundState.Scheduled(DUE),
                refund.resplit(SPLIT).refundedElsewhere(4, LATER).state());
        assertEquals(
                new RefundState.Withdrawn(LATER),
                refund.resplit(SPLIT).refundedElsewhere(5, LATER).state());
    }

    @Test
    void aChoiceIsOpenUntilTheRefundIsDueChosenOrTried() {
        assertTrue(fresh().isOpenToChoice(DUE.minusMillis(1)));
        assertFalse(fresh().isOpenToChoice(DUE));
        assertFalse(fresh().chosen(chosen(new Choice.RefundNow())).now().isOpenToChoice(START));
        assertFalse(fresh().with(new RefundState.Submitted(DUE)).isOpenToChoice(START));
        assertFalse(fresh().with(new RefundState.Scheduled(DUE), Tries.NONE.begun(START))
                .isOpenToChoice(START));
        assertFalse(refund.isOpenToChoice(START), "a person has looked at it");
    }

    @Test
    void aBrakeHoldsOnlyWhatWasNeverSent() {
        assertEquals(Optional.of(ACT), fresh().heldBy());
        assertEquals(
                Optional.empty(), fresh().with(new RefundState.Submitted(DUE)).heldBy());
        assertEquals(
                Optional.empty(),
                fresh().with(new RefundState.Scheduled(DUE), Tries.NONE.begun(START))
                        .heldBy());
        assertEquals(
                Optional.empty(), fresh().with(Payments.NONE.accepted(START)).heldBy());
        assertEquals(
                Optional.empty(),
                fresh().parked(new RefundState.Parked(START, "late", Optional.empty()), Tries.NONE)
                        .with(new RefundState.Scheduled(DUE))
                        .heldBy());
    }

    @Test
    void nobodyHasTouchedAHeldRefundWithoutChoicesAndShipments() {
        assertTrue(fresh().held().isUntouched());
        assertFalse(fresh().with(new RefundState.Submitted(DUE)).held().isUntouched());
        assertFalse(fresh().chosen(chosen(new Choice.RefundNow())).now().held().isUntouched());
        assertFalse(fresh().resplit(SPLIT).sent(1, START).held().isUntouched());
        assertFalse(fresh().resplit(SPLIT).refundedElsewhere(1, START).held().isUntouched());
    }

    @Test
    void aFreedRefundIsDueWhenItWasAndNeverInThePast() {
        assertEquals(new RefundState.Scheduled(DUE), fresh().held().freed(START).state());
        assertEquals(
                new RefundState.Scheduled(LATER), fresh().held().freed(LATER).state());
        assertEquals(Optional.empty(), fresh().held().freed(START).act());
        assertEquals(
                new RefundState.Submitted(DUE),
                fresh().with(new RefundState.Submitted(DUE)).held().freed(LATER).state());
    }

    @Test
    void whatIsFreedOrTakenBackKeepsItsTimesAndCounts() {
        assertTimes(DUE, DEADLINE, refund.held().freed(LATER));
        assertTimes(DUE, DEADLINE, refund.held().takenBack(LATER));
        assertTimes(DUE, DEADLINE, refund.with(Payments.NONE));
        assertTimes(DUE, DEADLINE, refund.with(new RefundState.Submitted(LATER), Tries.NONE));
        assertTimes(LATER, DEADLINE, refund.atOnce(LATER, DEADLINE));
    }

    @Test
    void aRefundThatIsTakenBackIsOfNothing() {
        Refund back = fresh().held().takenBack(LATER);
        assertEquals(new RefundState.Withdrawn(LATER), back.state());
        assertEquals(cny(0), back.total());
        assertEquals(Optional.of(ACT), back.act());
    }

    @Test
    void aRefundIsClaimedFromWhenItWakesUnlessItsBuyerWaits() {
        var scheduled = new RefundState.Scheduled(DUE);
        assertEquals(Optional.empty(), fresh().claimable(DUE.minusMillis(1)));
        assertEquals(Optional.of(scheduled), fresh().claimable(DUE));
        assertEquals(
                Optional.empty(),
                fresh().with(new RefundState.Deferred(DUE, STOCK, Optional.empty()))
                        .claimable(LATER));
        assertEquals(
                Optional.empty(),
                fresh().with(new RefundState.Parked(START, "late", Optional.of(DUE)))
                        .claimable(LATER));
    }

    @Test
    void theGatewayIsAskedFirstIfItMayKnowThePayment() {
        var scheduled = new RefundState.Scheduled(DUE);
        assertFalse(fresh().asksFirst(scheduled));
        assertTrue(fresh().asksFirst(new RefundState.Submitted(DUE)));
        assertTrue(fresh().with(Payments.NONE.returned(byHand(true, DUE, DEADLINE, LATER)))
                .asksFirst(scheduled));
    }

    @Test
    void aHintBringsForwardWhatWakesLater() {
        var pending = new RefundState.Pending(LATER);
        Refund waiting = fresh().with(pending, Tries.NONE.pending(true, START));
        Refund hinted = waiting.hinted(pending, CHOSEN);
        assertEquals(new RefundState.Pending(CHOSEN), hinted.state());
        assertEquals(Optional.of(LATER), hinted.tries().otherwise());
        assertEquals(waiting, waiting.hinted(pending, LATER), "it wakes now anyway");
        assertEquals(waiting, waiting.hinted(pending, LATEST));
    }

    @Test
    void aRefundWasTriedIfTheGatewayOrAPersonSawIt() {
        assertFalse(fresh().wasTried());
        assertTrue(refund.wasTried());
        assertTrue(fresh().with(new RefundState.Scheduled(DUE), Tries.NONE.begun(START))
                .wasTried());
        assertTrue(fresh().with(Payments.NONE.accepted(START)).wasTried());
        assertTrue(fresh().with(Payments.NONE.returned(byHand(true, DUE, DEADLINE, LATER)))
                .wasTried());
        assertFalse(fresh().with(Payments.NONE.returned(byHand(false, DUE, DEADLINE, LATER)))
                .wasTried());
    }

    @Test
    void aShipmentEndsWhatWasNotSent() {
        var returned = new RefundState.Returned(LATER, "closed", LATEST);
        assertTrue(fresh().isUnsent());
        assertTrue(fresh().with(new RefundState.Deferred(DUE, STOCK, Optional.empty()))
                .isUnsent());
        assertTrue(fresh().with(returned).isUnsent());
        assertFalse(fresh().with(returned)
                .with(Payments.NONE.returned(byHand(true, DUE, DEADLINE, LATER)))
                .isUnsent());
        assertFalse(fresh().with(new RefundState.Submitted(DUE)).isUnsent());
    }

    @Test
    void aRefundIsToComeUntilItWasPaidOnceOrTheBuyerHasGoods() {
        assertTrue(fresh().isToCome());
        assertFalse(fresh().with(new RefundState.Settled(DUE, "g-1")).isToCome());
        assertFalse(fresh().held().takenBack(LATER).isToCome());
        assertFalse(fresh().with(Payments.NONE.returned(byHand(false, DUE, DEADLINE, LATER)))
                .isToCome());
        var swap = chosen(new Choice.Swap("r-1"));
        assertTrue(fresh().chosen(swap).swapped(SPLIT).isToCome());
        assertFalse(fresh().chosen(swap.makingGood()).swapped(SPLIT).isToCome());
    }

    @Test
    void onlyASwapLeavesTheDifference() {
        assertFalse(fresh().isOfDifference());
        assertFalse(fresh().chosen(chosen(new Choice.RefundNow())).now().isOfDifference());
        assertTrue(fresh().chosen(chosen(new Choice.Swap("r-1"))).swapped(SPLIT).isOfDifference());
    }

    @Test
    void aWaitCanBeStoppedOnceItsRestockHasMoved() {
        assertFalse(fresh().mayStopWaiting());
        assertFalse(fresh().with(new RefundState.Deferred(DUE, STOCK, Optional.empty()))
                .mayStopWaiting());
        var moved = new RefundState.Moved("r-1", Optional.empty());
        assertTrue(fresh().with(new RefundState.Deferred(DUE, STOCK, Optional.of(moved)))
                .mayStopWaiting());
    }

    @Test
    void whatWaitsAgainKeepsItsWaitAndElseWaitsUntilItIsDue() {
        var wait = new RefundState.Deferred(LATER, new StockKey("M1", "B"), Optional.empty());
        assertEquals(wait, refund.with(wait).resplit(SPLIT).waitsAgain(1, STOCK).state());
        assertEquals(
                new RefundState.Deferred(DUE, STOCK, Optional.empty()),
                refund.resplit(SPLIT).waitsAgain(1, STOCK).state());
    }

    @Test
    void aPaymentByHandIsNamedAfterItsPlaceAmongThem() {
        var hand = new RefundState.PaidByHand(
                LATER, Actor.of("operator:o"), new ManualPayment("bank", LATER, "ref-1", 100), Optional.empty());
        assertEquals(fresh().refundId().toString(), fresh().history().paymentId());
        assertEquals(
                fresh().refundId() + "~hand-1", fresh().with(hand).history().paymentId());
        assertEquals(
                fresh().refundId() + "~hand-2",
                fresh().with(Payments.NONE.returned(byHand(false, DUE, DEADLINE, LATER)))
                        .with(hand)
                        .history()
                        .paymentId());
    }

    @Test
    void theFirstPaymentAndTheFirstDeadlineStayWhateverCameBack() {
        assertEquals(Optional.empty(), fresh().history().firstPaidAt());
        assertEquals(DEADLINE, fresh().history().firstDeadline());
        Refund back = fresh().with(new RefundState.Settled(CHOSEN, "g-1"))
                .returned(new RefundState.Returned(LATER, "closed", LATER), LATEST);
        assertEquals(Optional.of(CHOSEN), back.history().firstPaidAt());
        assertEquals(DEADLINE, back.history().firstDeadline());
        var sooner = fresh().with(Payments.NONE.returned(Optional.empty(), LATEST, LATER, "closed"));
        assertEquals(DEADLINE, sooner.history().firstDeadline());
        Refund again = back.with(back.payments().returned(byHand(false, DUE, hours(12), LATEST)))
                .with(new RefundState.Settled(LATEST, "g-2"));
        assertEquals(Optional.of(DUE), again.history().firstPaidAt());
        assertEquals(hours(12), again.history().firstDeadline());
        assertEquals(Optional.of(LATEST), again.history().lastReturnedAt());
    }

    @Test
    void whatCameBackIsOwedSinceItCanBePaidAgain() {
        assertEquals(DUE, fresh().history().owedSince());
        var early = fresh().with(Payments.NONE.returned(Optional.empty(), DEADLINE, START, "closed"));
        assertEquals(DUE, early.history().owedSince(), "it can be paid again in an hour, which is when it is due");
        var later = fresh().with(Payments.NONE.returned(Optional.empty(), DEADLINE, LATER, "closed"));
        assertEquals(LATER.plus(Duration.ofHours(1)), later.history().owedSince());
    }

    @Test
    void aKnownPaymentThatCameBackIsKeptWithoutItsNextLook() {
        Refund back = fresh().with(new RefundState.Settled(CHOSEN, "g-1", Optional.empty(), Optional.of(LATER)))
                .returned(new RefundState.Returned(LATER, "closed", LATEST), LATEST);
        assertEquals(
                List.of(new Payments.Returned(
                        1, Optional.of(new RefundState.Settled(CHOSEN, "g-1")), DEADLINE, LATER, "closed")),
                back.payments().returned());
        assertEquals(Tries.NONE, back.tries());
    }
}
