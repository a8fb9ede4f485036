package dev.makegood.refund.manual;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.Split;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
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

/** Verifies which refunds a person may pay, and why not the others. */
class PayByHandTest {
    private static final ManualPayment TRANSFER = new ManualPayment("bank transfer", START, "bt-17", 5_000);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Refunds refunds = new Refunds(database);

    @BeforeEach
    void aRefundIsDue() {
        shop.cutClock();
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private void is(RefundState state, Tries tries) {
        var stored = refunds.find(refund().refundId()).orElseThrow();
        assertTrue(
                database.commit(List.of(refunds.replace(stored, stored.value().with(state, tries)))));
    }

    private Outcome<Refund> pay(ManualPayment payment, Instant now) {
        return new PayByHand(database).record(refund().refundId(), payment, Actor.of("operator:anna"), now);
    }

    private void assertRefused(String reason, RefundState state) {
        is(state, Tries.NONE);
        assertEquals(new Outcome.Refused<>("refundId", reason), pay(TRANSFER, START));
    }

    @Test
    void aRefundIsPaidFromWhenItIsDue() {
        assertEquals(
                new Outcome.Refused<>("refundId", "is not due yet"),
                pay(new ManualPayment("bank transfer", START.minusSeconds(1), "bt-17", 5_000), START.minusMillis(1)));
        assertInstanceOf(Outcome.Created.class, pay(TRANSFER, START));
        assertEquals(
                new RefundState.PaidByHand(START, Actor.of("operator:anna"), TRANSFER, Optional.empty()),
                refund().state());
    }

    @Test
    void theGatewayIsAskedADayLaterAboutWhatItMayHaveSeen() {
        is(new RefundState.Parked(START, "declined", Optional.of(START)), Tries.NONE.begun(START));
        assertInstanceOf(Outcome.Created.class, pay(TRANSFER, START));
        assertEquals(
                new RefundState.PaidByHand(
                        START, Actor.of("operator:anna"), TRANSFER, Optional.of(START.plus(Duration.ofDays(1)))),
                refund().state());
    }

    @Test
    void whatIsUnderWayWaitsOrIsDoneIsNotPaid() {
        assertRefused("is under way at the gateway", new RefundState.Submitted(START));
        assertRefused("is under way at the gateway", new RefundState.Pending(START));
        assertRefused("is under way at the gateway", new RefundState.Claimed(START, 1, Optional.empty()));
        assertRefused(
                "waits for the goods", new RefundState.Deferred(START, new StockKey("M1", "S1"), Optional.empty()));
        assertRefused("is paid", new RefundState.Settled(START, "g-1"));
        assertRefused("is withdrawn; there is nothing to pay", new RefundState.Withdrawn(START));
    }

    @Test
    void aPaymentThatIsYetToComeIsNone() {
        var tomorrow = new ManualPayment("bank transfer", START.plus(Duration.ofDays(1)), "bt-17", 5_000);
        assertEquals(new Outcome.Refused<>(Refusal.VALUE, "paidAt", "must not be in the future"), pay(tomorrow, START));
    }

    @Test
    void aPaymentOfAnotherAmountThanIsOwedIsRefused() {
        for (long amount : List.of(4_999L, 5_001L)) {
            assertEquals(
                    new Outcome.Refused<>("amountMinor", "must be 5000, which this refund pays in cash"),
                    pay(new ManualPayment("bank transfer", START, "bt-17", amount), START));
        }
        assertInstanceOf(Outcome.Created.class, pay(TRANSFER, START));
    }

    @Test
    void theSamePaymentAgainIsTheSameAnswer() {
        pay(TRANSFER, START);
        assertInstanceOf(Outcome.Repeated.class, pay(TRANSFER, START));
        assertInstanceOf(Outcome.Conflict.class, pay(new ManualPayment("bank transfer", START, "bt-17", 1), START));
        assertInstanceOf(Outcome.Conflict.class, pay(new ManualPayment("cheque", START, "bt-17", 5_000), START));
        assertInstanceOf(Outcome.Conflict.class, pay(new ManualPayment("bank transfer", START, "bt-18", 5_000), START));
    }

    @Test
    void onlyWhatIsParkedIsResumed() {
        var resume = new ResumeRefund(database);
        Refund scheduled = refund();
        assertEquals(Optional.of(scheduled), resume.resume(scheduled.refundId(), START));
        is(new RefundState.Parked(START, "declined", Optional.empty()), Tries.NONE.begun(START));
        resume.resume(scheduled.refundId(), START.plusSeconds(5));
        assertEquals(new RefundState.Submitted(START.plusSeconds(5)), refund().state());
        assertEquals(Tries.NONE, refund().tries());
    }

    @Test
    void whatReturnsToCouponsOnlyIsNotPaidByHand() {
        var stored = refunds.find(refund().refundId()).orElseThrow();
        var coupons = new Split(cny(0), List.of(new Split.ToCoupon("c-1", cny(5_000))));
        Refund changed = stored.value().resplit(coupons).sent(0, START);
        assertTrue(database.commit(List.of(refunds.replace(stored, changed))));
        assertEquals(
                new Outcome.Refused<>("refundId", "returns to coupons only; there is no money to pay"),
                pay(TRANSFER, START));
    }
}
