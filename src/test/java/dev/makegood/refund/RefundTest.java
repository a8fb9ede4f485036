package dev.makegood.refund;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.inventory.StockKey;
import dev.makegood.order.OrderFunds;
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
    private static final OrderFunds.Split SPLIT = new OrderFunds.Split(cny(700), List.of());

    /** Of eight units, two were sent and one was refunded elsewhere. */
    private final Refund refund = Refund.scheduled(new RefundId(caseId("O1", "1"), 1, 8), SPLIT, DUE, DEADLINE)
            .parked(new RefundState.Parked(START, "late", Optional.empty()), Tries.NONE)
            .with(new RefundState.Scheduled(DUE))
            .sent(2, SPLIT, START)
            .refundedElsewhere(1, SPLIT, START);

    private static Instant hours(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private static Choice chosen(Choice.Wanted wanted) {
        return new Choice(wanted, CHOSEN);
    }

    private static void assertTimes(Instant due, Instant deadline, Refund refund) {
        assertEquals(List.of(due, deadline), List.of(refund.dueAt(), refund.deadline()));
        assertEquals(List.of(1, 2, 1), List.of(refund.rounds(), refund.sent(), refund.elsewhere()));
    }

    @Test
    void aChoiceSaysWhenItIsDueAndAWaitMovesItsDeadline() {
        Refund waiting = refund.deferred(chosen(new Choice.Wait(LocalDate.EPOCH)), STOCK, LATER, LATEST);
        assertTimes(LATER, LATEST, waiting);
        assertTimes(CHOSEN, DEADLINE, waiting.stopped(chosen(new Choice.RefundNow()), DEADLINE));
        assertTimes(CHOSEN, DEADLINE, refund.chosenNow(chosen(new Choice.RefundNow())));
        assertTimes(CHOSEN, DEADLINE, refund.swapped(chosen(new Choice.Swap("r-1")), SPLIT));
    }

    @Test
    void whatIsAgreedIsDueAtOnceAndAnEarlierDeadlineStays() {
        assertTimes(CHOSEN, DEADLINE, refund.atOnce(CHOSEN));
        assertTimes(CHOSEN, DEADLINE, refund.atOnce(CHOSEN, LATEST));
        assertTimes(CHOSEN, hours(23), refund.atOnce(CHOSEN, hours(23)));
    }

    @Test
    void unitsThatWereNotShippedAfterAllAreDueAtOnceAndLateAtANewDeadline() {
        Refund again = refund.sent(3, SPLIT, START).inVain(3, SPLIT, LATER, LATEST);
        assertTimes(LATER, LATEST, again);
        assertEquals(new RefundState.Scheduled(LATER), again.state());
        assertTimes(DUE, DEADLINE, refund.sent(3, SPLIT, START).waitsAgain(3, SPLIT, STOCK));
    }

    @Test
    void aPaymentThatCameBackMovesTheDeadlineOnlyIfItWasKnownToBePaid() {
        var back = new RefundState.Returned(LATER, "closed", LATER);
        assertTimes(DUE, DEADLINE, refund.returned(back, LATEST));
        assertTimes(
                DUE, LATEST, refund.with(new RefundState.Settled(DUE, "g-1")).returned(back, LATEST));
        assertTimes(DUE, LATEST, refund.owedAnew(Payments.NONE, back, LATEST));
    }
}
