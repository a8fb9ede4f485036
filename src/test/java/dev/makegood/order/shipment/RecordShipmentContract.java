package dev.makegood.order.shipment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.Shipment.ShippedUnits;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that units leave once, whoever reports them and however often, and that shipping short units sends notices
 * and moves no money.
 */
class RecordShipmentContract extends Contract {
    private static final Predicate<String> ANY = _ -> true;

    private Shop shop;

    @BeforeEach
    void anOrderOfTwoMerchants() {
        shop = new Shop(database(), scanner());
        shop.count("M1", "A", "r-1", 9);
        shop.place("O1", line("1", "M1", "A", 3, 900), line("2", "M1", "A", 2, 600), line("3", "M2", "B", 1, 100));
    }

    private Outcome<RecordedShipment> ship(String id, Predicate<String> mayShip, ShippedUnits... units) {
        return new RecordShipment(database(), new StockoutNotices(database()))
                .record(new Shipment("O1", id, START, List.of(units)), mayShip, START);
    }

    private static ShippedUnits units(String lineId, int quantity) {
        return new ShippedUnits(lineId, quantity);
    }

    private OrderLine line1() {
        return new Orders(database())
                .findLine(new LineRef("O1", "1"))
                .orElseThrow()
                .value();
    }

    private void assertStock(long onHand, long allocated) {
        var position = new Stock(database())
                .find(new StockKey("M1", "A"))
                .orElseThrow()
                .value();
        assertEquals(Optional.of(onHand), position.onHand());
        assertEquals(allocated, position.allocated());
    }

    private long told(Actor recipient) {
        return new Notices(database())
                .ofRecipient(recipient, 100, Optional.empty()).items().stream()
                        .filter(notice -> notice.kind().startsWith("shippedAfterCase"))
                        .count();
    }

    private void assertRefusedWhole(Class<?> kind, Outcome<RecordedShipment> answer) {
        assertInstanceOf(kind, answer);
        assertEquals(Optional.empty(), new Orders(database()).findShipment("O1", "s"));
        assertEquals(0, line1().units().shipped());
        assertStock(9, 5);
    }

    @Test
    void aLineIsShippedInParts() {
        assertInstanceOf(Outcome.Created.class, ship("s-1", ANY, units("1", 1)));
        assertEquals(2, line1().open());
        assertStock(8, 4);
        assertInstanceOf(Outcome.Created.class, ship("s-2", ANY, units("1", 2)));
        assertEquals(0, line1().open());
        assertStock(6, 2);
        assertInstanceOf(Outcome.Refused.class, ship("s-3", ANY, units("1", 1)));
        assertStock(6, 2);
    }

    @Test
    void twoLinesOfOneSkuLeaveOneShelf() {
        ship("s-1", ANY, units("1", 3), units("2", 1));
        assertStock(5, 1);
    }

    @Test
    void moreThanIsLeftIsRefusedWhole() {
        assertRefusedWhole(Outcome.Refused.class, ship("s", ANY, units("2", 1), units("1", 4)));
    }

    @Test
    void aLineNamedTwiceIsRefused() {
        assertRefusedWhole(Outcome.Refused.class, ship("s", ANY, units("1", 1), units("1", 1)));
    }

    @Test
    void whatIsNotThereOrNotTheCallersIsNotFound() {
        assertRefusedWhole(Outcome.NotFound.class, ship("s", "M2"::equals, units("1", 1)));
        assertRefusedWhole(Outcome.NotFound.class, ship("s", "M1"::equals, units("1", 1), units("3", 1)));
        assertInstanceOf(Outcome.NotFound.class, shop.ship("O9", "s", "1", 1));
    }

    @Test
    void aLineThatTheOrderHasNotIsNamed() {
        var refused = new Outcome.Refused<>("lines", "include line 9, which is not in the order");
        assertEquals(refused, ship("s", ANY, units("1", 1), units("9", 1)));
        assertEquals(refused, ship("s", "M1"::equals, units("9", 1)));
        assertRefusedWhole(Outcome.NotFound.class, ship("s", "M3"::equals, units("9", 1)));
    }

    @Test
    void whatIsSaidToHaveLeftTomorrowIsRefused() {
        var tomorrow = new Shipment("O1", "s", START.plus(Duration.ofDays(1)), List.of(units("1", 1)));
        assertEquals(
                new Outcome.Refused<>(Refusal.VALUE, "shippedAt", "is in the future"),
                new RecordShipment(database(), new StockoutNotices(database())).record(tomorrow, ANY, START));
    }

    @Test
    void linesInAnotherSequenceAreTheSameShipment() {
        ship("s-1", ANY, units("1", 2), units("2", 1));
        assertInstanceOf(Outcome.Repeated.class, ship("s-1", ANY, units("2", 1), units("1", 2)));
    }

    @Test
    void theSameAgainShipsNothingMore() {
        var first = assertInstanceOf(Outcome.Created.class, ship("s-1", ANY, units("1", 2)));
        assertEquals(new Outcome.Repeated<>(first.value()), ship("s-1", ANY, units("1", 2)));
        assertEquals(2, line1().units().shipped());
        assertStock(7, 3);
    }

    @Test
    void otherContentUnderTheSameIdIsNamed() {
        ship("s-1", "M1"::equals, units("1", 2));
        assertEquals(
                new Outcome.Conflict<>(List.of(new Difference("lines/1/quantity", "2", "1"))),
                ship("s-1", "M1"::equals, units("1", 1)));
        assertEquals(
                new Outcome.Conflict<>(List.of(
                        new Difference("lines/1", "{\"lineId\":\"1\",\"quantity\":2}", "absent"),
                        new Difference("lines/2", "absent", "{\"lineId\":\"2\",\"quantity\":2}"))),
                ship("s-1", "M1"::equals, units("2", 2)));
        assertStock(7, 3);
    }

    @Test
    void whatIsInAnothersShipmentOfThatIdIsNotTold() {
        ship("s-1", "M2"::equals, units("3", 1));
        assertEquals(new Outcome.Conflict<>(List.of()), ship("s-1", "M1"::equals, units("1", 1)));
        assertEquals(0, line1().units().shipped());
    }

    @Test
    void unitsShippedAfterTheirCaseAreToldAndMoveNoMoney() {
        shop.admit("O1", "1", OptionalInt.of(2));
        var refunds = shop.refunds("O1", "1");
        assertInstanceOf(Outcome.Created.class, ship("s-1", ANY, units("1", 1)));
        assertEquals(0, told(Actor.OPERATOR));
        var late = assertInstanceOf(Outcome.Created.class, ship("s-2", ANY, units("1", 1)));
        assertEquals(List.of(units("1", 1)), ((RecordedShipment) late.value()).afterStockout());
        assertInstanceOf(Outcome.Created.class, ship("s-3", ANY, units("1", 1)));
        assertInstanceOf(Outcome.Repeated.class, ship("s-3", ANY, units("1", 1)));
        assertEquals(2, told(Actor.OPERATOR));
        assertEquals(2, told(Actor.merchant("M1")));
        assertEquals(refunds, shop.refunds("O1", "1"));
        assertEquals(2, line1().units().shippedThoughShort());
        assertStock(6, 2);
        shop.reconcile();
    }

    @Test
    void theMostLinesOfOneShipmentAreOneTransactionEvenAllShort() {
        var lines = IntStream.range(11, 11 + Shipment.MAX_LINES)
                .mapToObj(i -> line("" + i, "M1", "S" + i, 1, 100))
                .toArray(PaidOrder.PaidLine[]::new);
        shop.place("O2", lines);
        for (PaidOrder.PaidLine line : lines) {
            shop.admit("O2", line.lineId(), OptionalInt.empty());
        }
        var all = List.of(lines).stream().map(line -> units(line.lineId(), 1)).toList();
        var shipped = new RecordShipment(database(), new StockoutNotices(database()))
                .record(new Shipment("O2", "s-1", START, all), ANY, START);
        assertEquals(
                all,
                ((RecordedShipment)
                                assertInstanceOf(Outcome.Created.class, shipped).value())
                        .afterStockout());
        assertEquals(Shipment.MAX_LINES, told(Actor.OPERATOR));
    }
}
