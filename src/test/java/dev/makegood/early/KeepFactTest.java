package dev.makegood.early;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.order.LineRef;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeepFactTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final KeepFact keep = new KeepFact(database);

    private Outcome<EarlyFact> admitted(String orderId, String lineId, Optional<String> merchantId) {
        var fact = new Fact.Admitted(new LineRef(orderId, lineId), Optional.empty());
        return keep.keep(
                fact, merchantId.map(id -> Actor.merchant(id)).orElse(Actor.of("platform:p")), merchantId, START);
    }

    private Outcome<EarlyFact> admitted(String lineId, Optional<String> merchantId) {
        return admitted("O1", lineId, merchantId);
    }

    /** Returns ids of orders that a merchant's facts are counted together with. */
    private static List<String> ordersOfARow(int row, int orders) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> "O-" + n)
                .filter(id -> Math.floorMod(id.hashCode(), 8) == row)
                .limit(orders)
                .toList();
    }

    @Test
    void aMerchantThatTellsOfOrdersThatNeverComeIsRefusedUntilSomeEndedAndNobodyElseIs() {
        var orders = ordersOfARow(3, WaitingCounts.MOST_OF_A_ROW + 1);
        for (String order : orders.subList(0, WaitingCounts.MOST_OF_A_ROW)) {
            assertInstanceOf(Outcome.Created.class, admitted(order, "1", Optional.of("M1")));
        }
        String more = orders.getLast();
        var refused = assertInstanceOf(Outcome.Refused.class, admitted(more, "1", Optional.of("M1")));
        assertEquals(Refusal.LIMIT, refused.refusal());
        assertEquals("orderId", refused.field());
        assertInstanceOf(Outcome.Repeated.class, admitted(orders.getFirst(), "1", Optional.of("M1")));
        assertInstanceOf(Outcome.Created.class, admitted(more, "1", Optional.of("M2")));
        assertInstanceOf(Outcome.Created.class, admitted(more, "1", Optional.empty()));
        assertInstanceOf(Outcome.Created.class, admitted(ordersOfARow(4, 1).getFirst(), "1", Optional.of("M1")));
        new SweepFacts(database, (order, fault) -> {
                    throw fault;
                })
                .runOnce(START.plus(EarlyFact.KEPT), 100_000);
        assertInstanceOf(Outcome.Created.class, admitted(more, "1", Optional.of("M1")));
    }

    @Test
    void whoTellsAllThatFitsOfAnOrderThatHasNotComeKeepsNobodyElseFromTelling() {
        for (int n = 0; n < KeepFact.MOST; n++) {
            assertInstanceOf(Outcome.Created.class, admitted("x" + n, Optional.of("M2")));
        }
        assertInstanceOf(Outcome.Refused.class, admitted("y", Optional.of("M2")));
        assertInstanceOf(Outcome.Created.class, admitted("1", Optional.of("M1")));
        assertInstanceOf(Outcome.Created.class, admitted("1", Optional.empty()));
    }
}
