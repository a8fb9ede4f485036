package dev.makegood.order.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.Orders;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies the way of an order to the archive and back. */
class ArchiveContract extends Contract {
    private static final int ORDERS = 30;

    private final MemoryArchive bucket = new MemoryArchive();

    private ArchiveOrders.ArchiveResult pass(Shop shop) {
        return new ArchiveOrders(database(), scanner(), bucket, new Retention(TimeLimit.ofDays(90)))
                .runOnce(shop.clock.instant(), 100);
    }

    @Test
    void ordersLeaveAndComeBack() {
        var shown = new DatabaseWithArchive(database(), bucket);
        var shop = new Shop(shown, scanner());
        shop.count("M1", "S1", "c-1", 100);
        IntStream.range(0, ORDERS).forEach(n -> {
            shop.place("o-" + n, Shop.line("1", "M1", "S1", 1, 9_900), Shop.line("2", "M" + n, "S1", 1, 100));
            shop.ship("o-" + n, "p-1", "1", 1);
            shop.ship("o-" + n, "p-2", "2", 1);
        });
        var before = new Orders(shown).find("o-7").orElseThrow();
        shop.clock.advance(Duration.ofDays(125));
        assertEquals(new ArchiveOrders.ArchiveResult(ORDERS, 0), pass(shop));
        shop.clock.advance(ArchivePass.EVERY);
        assertEquals(new ArchiveOrders.ArchiveResult(0, ORDERS), pass(shop));

        assertEquals(Optional.empty(), new Orders(database()).find("o-7"));
        assertEquals(before, new Orders(shown).find("o-7").orElseThrow());
        var again = shop.place("o-7", Shop.line("1", "M1", "S1", 1, 9_900), Shop.line("2", "M7", "S1", 1, 100));
        assertInstanceOf(Outcome.Repeated.class, again);
        assertInstanceOf(Outcome.Repeated.class, shop.ship("o-7", "p-2", "2", 1));
        assertEquals(Optional.empty(), new Orders(database()).find("o-7"));

        var withdrawal =
                new WithdrawShipment.Command("o-7", "p-2", WithdrawShipment.Reason.CAME_BACK, Actor.of("merchant:M7"));
        new WithdrawShipment(shown).withdraw(withdrawal, _ -> true, shop.clock.instant());
        var line = new Orders(database()).findLine(new LineRef("o-7", "2")).orElseThrow();
        assertEquals(1, line.value().open());
        assertTrue(new Orders(database()).find("o-8").isEmpty());
        shop.reconcile();
    }
}
