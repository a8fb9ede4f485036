package dev.makegood.order;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that older orders can be reported as they are: nobody is refunded for goods delivered years ago. */
class TakingOverContract extends Contract {
    private static final Duration SETTLING = Duration.ofHours(24);
    private static final Instant IN_2023 = Instant.parse("2023-05-01T04:00:00Z");

    private Shop shop;

    @BeforeEach
    void aCountedSku() {
        shop = new Shop(database(), scanner());
        shop.count("M1", "S1", "c-1", 9);
    }

    private static PaidOrder.PaidLine line(int quantity, int shipped) {
        Optional<Instant> at = shipped > 0 ? Optional.of(IN_2023.plus(Duration.ofDays(1))) : Optional.empty();
        Instant promised = IN_2023.plus(Duration.ofDays(2));
        return new PaidOrder.PaidLine(
                "1", "M1", "S1", quantity, cny(100L * quantity), promised, List.of(), shipped, at);
    }

    private Outcome<PlacedOrder> place(int quantity, int shipped) {
        return shop.place("O1", IN_2023, line(quantity, shipped));
    }

    private OrderLine line1() {
        return new Orders(database())
                .findLine(new LineRef("O1", "1"))
                .orElseThrow()
                .value();
    }

    private StockPosition position() {
        return new Stock(database())
                .find(new StockKey("M1", "S1"))
                .orElseThrow()
                .value();
    }

    @Test
    void whatHadShippedIsToldWithTheOrderAndNeedsNoStock() {
        assertInstanceOf(Outcome.Created.class, place(3, 3));
        assertInstanceOf(Outcome.Repeated.class, place(3, 3));
        assertEquals(0, line1().open());
        assertEquals(Optional.of(9L), position().onHand());
        assertEquals(0, position().allocated());
        shop.clock.advance(Duration.ofDays(30));
        assertEquals(0, shop.overdue().lines());
        assertEquals(
                START,
                new Orders(database()).shipments(line1().ref()).getFirst().recordedAt());
    }

    @Test
    void whatHadNotIsAllocated() {
        place(3, 2);
        assertEquals(1, line1().open());
        assertEquals(1, position().allocated());
    }

    @Test
    void anOrderThatIsToldLateHasTimeToSettleBeforeItIsOverdue() {
        place(1, 0);
        shop.clock.advance(SETTLING.minusMillis(1));
        assertEquals(0, shop.overdue().lines());
        shop.ship("O1", "s-1", "1", 1);
        shop.clock.advance(Duration.ofDays(30));
        assertEquals(0, shop.overdue().lines());
    }

    @Test
    void onceItHasSettledItIsOverdueLikeAnyOther() {
        place(1, 0);
        shop.clock.advance(SETTLING.plusHours(1));
        assertEquals(1, shop.overdue().lines());
        assertEquals(1, line1().shortUnits());
        var deadline = START.plus(SETTLING).plus(Duration.ofHours(24));
        assertEquals(deadline, shop.refunds("O1", "1").getFirst().due().deadline());
    }

    @Test
    void anAdmissionNeedsNoTimeToSettle() {
        place(1, 0);
        assertEquals(1, shop.admit("O1", "1", OptionalInt.empty()).orElseThrow().units());
    }

    @Test
    void whatWasToldWithTheOrderCanTurnOutUntrue() {
        place(3, 3);
        var command = new WithdrawShipment.Command(
                "O1", RecordedShipment.WITH_ORDER, WithdrawShipment.Reason.CAME_BACK, Actor.of("platform:shop"));
        assertInstanceOf(
                Outcome.Created.class,
                new WithdrawShipment(database()).withdraw(command, _ -> true, shop.clock.instant()));
        assertEquals(3, line1().open());
        assertEquals(Optional.of(9L), position().onHand());
        assertEquals(3, position().allocated());
    }
}
