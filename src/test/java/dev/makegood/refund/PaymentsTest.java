package dev.makegood.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies the state of a refund's payments after each came back, and the number of the next one. */
class PaymentsTest {
    private static final Instant ACCEPTED = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant BACK = ACCEPTED.plusSeconds(60);
    private static final Instant DEADLINE = ACCEPTED.plusSeconds(86_400);
    private static final Instant LATER = ACCEPTED.plusSeconds(90_000);
    private static final RefundState.Settled SETTLED = new RefundState.Settled(ACCEPTED, "g-1");
    private static final RefundState.PaidByHand BY_HAND = new RefundState.PaidByHand(
            ACCEPTED, Actor.of("operator:o"), new ManualPayment("bank", ACCEPTED, "ref-1", 100), Optional.empty());

    private static Payments.ReturnedByHand byHand(int number, boolean tried, boolean owedAnew) {
        return new Payments.ReturnedByHand(
                BY_HAND, number, tried, owedAnew, DEADLINE, LATER, Actor.of("operator:o"), "closed");
    }

    @Test
    void aPaymentIsAcceptedWhenItWasFirst() {
        Payments accepted = Payments.NONE.accepted(ACCEPTED);
        assertEquals(Optional.of(ACCEPTED), accepted.acceptedAt());
        assertEquals(accepted, accepted.accepted(BACK));
    }

    @Test
    void aReturnedPaymentIsKeptAndTheNextOneHasItsOwnNumberAndWasNotAccepted() {
        Payments once = Payments.NONE
                .withSurplus("g-0", Optional.empty(), ACCEPTED)
                .accepted(ACCEPTED)
                .returned(Optional.of(SETTLED), DEADLINE, BACK, "closed");
        assertEquals(
                new Payments(
                        2,
                        List.of(new Payments.Returned(1, Optional.of(SETTLED), DEADLINE, BACK, "closed")),
                        Optional.empty(),
                        List.of(new Surplus(1, "g-0", Optional.empty(), ACCEPTED, Optional.empty(), Optional.empty())),
                        List.of()),
                once);
        Payments twice = once.returned(Optional.empty(), LATER, LATER, "unknown");
        assertEquals(3, twice.number());
        assertEquals(
                List.of(1, 2),
                twice.returned().stream().map(Payments.Returned::number).toList());
    }

    @Test
    void anotherAmountHasAnotherNumberThatWasNotAccepted() {
        Payments once = Payments.NONE.returned(Optional.of(SETTLED), DEADLINE, BACK, "closed");
        Payments anew = once.accepted(LATER).anew();
        assertEquals(new Payments(3, once.returned(), Optional.empty(), List.of(), List.of()), anew);
        assertTrue(anew.cameBack(1));
        assertFalse(anew.cameBack(2));
    }

    @Test
    void returnsOfBothKindsCount() {
        Payments once = Payments.NONE.returned(Optional.of(SETTLED), DEADLINE, BACK, "closed");
        assertEquals(0, Payments.NONE.timesReturned());
        assertEquals(1, once.timesReturned());
        assertEquals(2, once.returned(byHand(2, true, true)).timesReturned());
    }

    @Test
    void aRefundWasSettledOnceIfAPaymentThatCameBackWasKnownToBePaid() {
        assertFalse(Payments.NONE.settledOnce());
        assertFalse(Payments.NONE
                .returned(Optional.empty(), DEADLINE, BACK, "closed")
                .settledOnce());
        assertTrue(Payments.NONE
                .returned(Optional.empty(), DEADLINE, BACK, "closed")
                .returned(Optional.of(SETTLED), DEADLINE, BACK, "closed")
                .settledOnce());
        assertTrue(Payments.NONE.returned(byHand(1, false, true)).settledOnce());
    }

    @Test
    void onlyAPaymentOfThisNumberThatTheGatewaySawWasTriedBeforeByHand() {
        assertFalse(Payments.NONE.triedBeforeByHand());
        assertFalse(Payments.NONE.returned(byHand(1, false, true)).triedBeforeByHand());
        assertFalse(Payments.NONE.returned(byHand(2, true, true)).triedBeforeByHand());
        assertTrue(Payments.NONE.returned(byHand(1, true, true)).triedBeforeByHand());
        assertTrue(Payments.NONE
                .returned(byHand(1, true, true))
                .returned(byHand(1, false, true))
                .triedBeforeByHand());
    }

    @Test
    void aPaymentByHandThatCameBackUsesUpANumberOnlyIfTheGatewayPaidBesideItAndItIsOwedAnew() {
        Payments accepted = Payments.NONE.accepted(ACCEPTED);
        Payments withSurplus = accepted.withSurplus("g-2", Optional.empty(), ACCEPTED);
        assertEquals(1, accepted.returned(byHand(1, true, true)).number());
        assertEquals(
                Optional.of(ACCEPTED), accepted.returned(byHand(1, true, true)).acceptedAt());
        assertEquals(1, withSurplus.returned(byHand(1, true, false)).number());
        assertEquals(
                Optional.of(ACCEPTED),
                withSurplus.returned(byHand(1, true, false)).acceptedAt());
        assertEquals(2, withSurplus.returned(byHand(1, true, true)).number());
        assertEquals(
                Optional.empty(), withSurplus.returned(byHand(1, true, true)).acceptedAt());
    }

    @Test
    void aSurplusThatIsOutIsCountedWhenThePaymentByHandComesBack() {
        Payments back =
                Payments.NONE.withSurplus("g-2", Optional.empty(), ACCEPTED).returned(byHand(1, true, false));
        assertEquals(
                List.of(new Surplus(1, "g-2", Optional.empty(), ACCEPTED, Optional.empty(), Optional.of(LATER))),
                back.surplus());
        assertEquals(Optional.empty(), back.surplusOut());
        assertEquals(List.of(byHand(1, true, false)), back.byHand());
    }

    @Test
    void aSurplusThatCameBackIsNotCounted() {
        Payments back = Payments.NONE
                .withSurplus("g-2", Optional.empty(), ACCEPTED)
                .surplusReturned(BACK)
                .returned(byHand(1, true, false));
        assertEquals(
                List.of(new Surplus(1, "g-2", Optional.empty(), ACCEPTED, Optional.of(BACK), Optional.empty())),
                back.surplus());
    }

    @Test
    void theSurplusOfAnEarlierNumberIsLeftAlone() {
        Payments next = Payments.NONE
                .withSurplus("g-1", Optional.empty(), ACCEPTED)
                .returned(Optional.of(SETTLED), DEADLINE, BACK, "closed");
        assertFalse(next.hasSurplus());
        assertEquals(Optional.empty(), next.surplusOut());
        assertEquals(next.surplus(), next.surplusReturned(LATER).surplus());
        assertEquals(next.surplus(), next.returned(byHand(2, true, true)).surplus());
        assertTrue(next.withSurplus("g-2", Optional.empty(), BACK).hasSurplus());
        assertEquals(
                "g-2",
                next.withSurplus("g-2", Optional.empty(), BACK)
                        .surplusOut()
                        .orElseThrow()
                        .reference());
    }

    @Test
    void aSurplusThatCameBackIsNoLongerOutAndStillOne() {
        Payments back =
                Payments.NONE.withSurplus("g-1", Optional.empty(), ACCEPTED).surplusReturned(BACK);
        assertTrue(back.hasSurplus());
        assertEquals(Optional.empty(), back.surplusOut());
    }

    @Test
    void eachChangeOfASurplusLeavesTheOtherPayments() {
        Payments all = Payments.NONE
                .returned(Optional.of(SETTLED), DEADLINE, BACK, "closed")
                .returned(byHand(1, false, true))
                .accepted(ACCEPTED)
                .withSurplus("g-2", Optional.empty(), ACCEPTED);
        Payments back = all.surplusReturned(BACK);
        assertEquals(
                new Payments(
                        2,
                        all.returned(),
                        Optional.of(ACCEPTED),
                        List.of(new Surplus(2, "g-2", Optional.empty(), ACCEPTED, Optional.of(BACK), Optional.empty())),
                        List.of(byHand(1, false, true))),
                back);
    }
}
