package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.order.Split;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies when a refund of an order that has others may be sent. */
class OrderTurnsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final GatewayTerms APART = new GatewayTerms(Duration.ofDays(15), false, MINUTE);
    private static final GatewayTerms ONE_AT_A_TIME = new GatewayTerms(Duration.ofDays(15), true, MINUTE);

    private final MemoryDatabase database = new MemoryDatabase();

    private static Refund refund(String orderId, int unit, long minor) {
        var id = new RefundId(caseId(orderId, "1"), unit, unit);
        return Refund.scheduled(id, new Split(cny(minor), List.of()), START, START);
    }

    private OrderTurns.Turn take(GatewayTerms terms, Refund refund, Instant now) {
        var gateway = new ScriptedGateway();
        gateway.terms = terms;
        return new OrderTurns(database, gateway).take(refund, now);
    }

    private void taken(GatewayTerms terms, Refund refund, Instant now) {
        var taken = assertInstanceOf(OrderTurns.Turn.Taken.class, take(terms, refund, now));
        assertTrue(database.commit(taken.writes()));
    }

    @Test
    void theNextRefundOfTheOrderWaitsUntilTheyAreApart() {
        taken(APART, refund("O1", 1, 100), START);
        Instant free = START.plus(MINUTE);
        assertEquals(new OrderTurns.Turn.Wait(free), take(APART, refund("O1", 2, 100), free.minusMillis(1)));
        taken(APART, refund("O1", 2, 100), free);
    }

    @Test
    void theRefundItselfAndThoseOfOtherOrdersNeedNotWait() {
        taken(APART, refund("O1", 1, 100), START);
        taken(APART, refund("O1", 1, 100), START.plusMillis(1));
        taken(APART, refund("O2", 1, 100), START.plusMillis(1));
    }

    @Test
    void whatIsPaidWithCouponsAloneTakesNoTurn() {
        assertEquals(new OrderTurns.Turn.Taken(List.of()), take(APART, refund("O1", 1, 0), START));
        assertEquals(new OrderTurns.Turn.Taken(List.of()), take(GatewayTerms.DEFAULT, refund("O1", 1, 100), START));
    }

    @Test
    void whileOneIsUnderWayTheNextOneLooksAgainSoon() {
        Instant until = START.plus(Duration.ofMinutes(2));
        Refund first = refund("O1", 1, 100);
        assertTrue(database.commit(List.of(
                new Refunds(database).create(first.with(new RefundState.Claimed(until, 1, Optional.empty()))))));
        taken(ONE_AT_A_TIME, first, START);
        Refund next = refund("O1", 2, 100);
        Instant now = until.minusMillis(1);
        assertEquals(new OrderTurns.Turn.Wait(now.plusSeconds(15)), take(ONE_AT_A_TIME, next, now));
        assertEquals(
                new OrderTurns.Turn.Wait(START.plus(MINUTE)),
                take(ONE_AT_A_TIME, next, START.plusSeconds(1)),
                "not before they are apart");
        assertInstanceOf(OrderTurns.Turn.Taken.class, take(ONE_AT_A_TIME, next, until));
        assertInstanceOf(OrderTurns.Turn.Taken.class, take(APART, next, now));
    }
}
