package dev.makegood.choice;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.MoveRestock;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Is the buyer of order O1, with 12 hours to choose because line 1, SKU A of merchant M1, cannot be shipped. */
final class ChoosingBuyer {
    static final Duration WINDOW = Duration.ofHours(12);
    static final LocalDate RESTOCK_ON = LocalDate.parse("2026-03-06");

    /** The first instant of the day after, in Asia/Shanghai. */
    static final Instant WAIT_ENDS = Instant.parse("2026-03-06T16:00:00Z");

    private static final StockKey SKU = new StockKey("M1", "A");

    final Shop shop;
    private final Database database;

    ChoosingBuyer(Shop shop, Database database, String... changes) {
        this.shop = shop;
        this.database = database;
        var window = Stream.of("choiceWindowHours: 0", "choiceWindowHours: 12");
        shop.amend(Stream.concat(window, Arrays.stream(changes)).toArray(String[]::new));
    }

    /** Places an order of units at 10.00 each and makes them short. */
    Refund goesShort(String orderId, int units) {
        shop.place(orderId, Shop.line("1", "M1", "A", units, units * 1_000L));
        shop.admit(orderId, "1", OptionalInt.empty());
        return refund(orderId);
    }

    /** Makes a supplier give a date for this many units. */
    void restock(long units) {
        restock(units, RESTOCK_ON);
    }

    void restock(long units, LocalDate arrivesOn) {
        new SetSupplier(database).set(SKU, "sup-1", new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        var ref = ref("r-1");
        new RequestRestock(database).request(ref, "sup-1", units, shop.clock.instant());
        new ReplyToRestock(database).reply(ref, units, arrivesOn, shop.clock.instant());
    }

    /** Makes the supplier move the date that it has given. */
    Outcome<Restock> move(LocalDate arrivesOn) {
        return new MoveRestock(database).move(ref("r-1"), arrivesOn, OptionalLong.empty(), shop.clock.instant());
    }

    static Restock.Ref ref(String restockId) {
        return new Restock.Ref(SKU, restockId);
    }

    Outcome<Replacement> offer(String orderId, String replacementId, long unitPrice) {
        var told = new Replacement.ReplacementCommand(
                replacementId, "B", cny(unitPrice), shop.clock.instant().plus(Duration.ofDays(3)));
        return new OfferReplacement(database)
                .offer(caseId(orderId, "1"), told, Actor.merchant("M1"), shop.clock.instant());
    }

    Outcome<Refund> choose(String orderId, Choice.Wanted wanted) {
        return choose(refund(orderId).refundId(), wanted);
    }

    Outcome<Refund> choose(RefundId id, Choice.Wanted wanted) {
        return new Choose(database).choose(id, wanted, shop.clock.instant());
    }

    /** Moves the clock to an instant, also backwards. */
    void at(Instant instant) {
        shop.clock.moveTo(instant);
    }

    /** Returns the gateway's total of payments. */
    Money paid() {
        return shop.gateway.books().values().stream().reduce(cny(0), Money::plus);
    }

    Refund refund(String orderId) {
        return shop.refunds(orderId, "1").getFirst();
    }

    /** Acts like the API: records the shipment, then applies it to the wait. */
    void ship(String orderId, String shipmentId, int units) {
        shop.ship(orderId, shipmentId, "1", units);
        new EndWait(database).shipped(new LineRef(orderId, "1"), shop.clock.instant());
    }

    OrderLine line(String orderId, String lineId) {
        return new Orders(database)
                .findLine(new LineRef(orderId, lineId))
                .orElseThrow()
                .value();
    }

    StockPosition stock(String sku) {
        return new Stock(database).find(new StockKey("M1", sku)).orElseThrow().value();
    }
}
