package dev.makegood.refund;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that unpaid refunds are listed by their due times and by their deadlines. */
class UnpaidRefundsContract extends Contract {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private Shop shop;
    private UnpaidRefunds unpaid;

    @BeforeEach
    void aShop() {
        shop = new Shop(database(), scanner());
        unpaid = new UnpaidRefunds(database());
    }

    private void due(String orderId) {
        shop.place(orderId, line("1", "M1", "S1", 1, 5_000));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private Instant now() {
        return shop.clock.instant();
    }

    private Refund refund(String orderId) {
        return shop.refunds(orderId, "1").getFirst();
    }

    private List<String> orders(Page<Refund> page) {
        return page.items().stream()
                .map(refund -> refund.refundId().caseId().orderId())
                .toList();
    }

    private List<String> due() {
        return orders(unpaid.due(now(), 100, Optional.empty()));
    }

    private List<String> late() {
        return orders(unpaid.late(now(), 100, Optional.empty()));
    }

    @Test
    void forHowLongARefundIsDueIsSeenBetweenItsAttemptsToo() {
        due("O1");
        shop.gateway.next(Next.DECLINE, Next.DECLINE, Next.TIME_OUT);
        for (int second : List.of(0, 7_201)) {
            shop.clock.advance(Duration.ofSeconds(second));
            shop.sweep();
            shop.clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(Duration.ofSeconds(7_203), unpaid.longestDue(now()));
        assertEquals(List.of("O1"), due());
        Tries tries = refund("O1").tries();
        assertEquals(2, tries.attempts());
        assertEquals(Optional.of(Shop.START.plusSeconds(7_202)), tries.lastAt());
        assertEquals(Optional.of("declined: account closed"), tries.reason());
        shop.clock.advance(HOUR);
        shop.sweep();
        shop.clock.advance(HOUR);
        shop.sweep();
        assertEquals(List.of(), due());
        assertEquals(Duration.ZERO, unpaid.longestDue(now()));
    }

    @Test
    void lateOnesAreListedOnceByTheirDeadlinesPageByPage() {
        List<String> orders = IntStream.rangeClosed(1, 9).mapToObj(n -> "O" + n).toList();
        for (String order : orders) {
            due(order);
            shop.clock.advance(Duration.ofMinutes(1));
        }
        shop.clock.advance(DAY.minusMinutes(3));
        assertEquals(orders.subList(0, 7), late());
        assertEquals(7, unpaid.countLate(now(), 100));
        assertEquals(orders, due());
        shop.clock.advance(HOUR);
        var paged = new ArrayList<String>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Refund> page = unpaid.late(now(), 2, next);
            paged.addAll(orders(page));
            next = page.next();
        } while (next.isPresent());
        assertEquals(orders, paged);
        for (String forged : List.of("9", "2026-", "\u007f", "2099-01-01T00:00:00.000Z")) {
            var cursor = Optional.of(new Cursor(forged, "x", "y"));
            assertTrue(orders.containsAll(orders(unpaid.late(now(), 100, cursor))), forged);
        }
    }

    @Test
    void whatTheGatewayHasIsListedAsLateAndNotCounted() {
        due("O1");
        shop.gateway.next(Next.PEND);
        shop.sweep();
        shop.clock.advance(DAY.plusHours(1));
        assertEquals(List.of("O1"), late());
        assertEquals(0, unpaid.countLate(now(), 100));
        assertEquals(List.of(), due());
        assertEquals(Duration.ZERO, unpaid.longestDue(now()));
    }

    @Test
    void aParkedRefundCountsAsLateAndHasItsOwnList() {
        due("O1");
        for (int attempt = 0; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.DECLINE);
            shop.sweep();
            shop.clock.advance(HOUR);
        }
        assertInstanceOf(RefundState.Parked.class, refund("O1").state());
        assertEquals(List.of(), late());
        shop.clock.advance(DAY);
        assertEquals(List.of("O1"), late());
        assertEquals(1, unpaid.countLate(now(), 100));
        assertEquals(Duration.ZERO, unpaid.longestDue(now()));
    }
}
