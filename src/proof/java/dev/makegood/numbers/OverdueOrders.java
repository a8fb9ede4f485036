package dev.makegood.numbers;

import dev.makegood.functions.Passes;
import dev.makegood.meter.Meter;
import dev.makegood.order.OrderRows;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;

/** Lets orders of several merchants become overdue at once, and counts what their detection uses. */
final class OverdueOrders {
    private static final int ORDERS = 200;
    private static final int MERCHANTS = 20;

    /** After the ship time and the 48 hours of the default version. */
    private static final Duration LATER = Duration.ofDays(4).plusMinutes(1);

    private OverdueOrders() {}

    static Measured measure() {
        var meter = new Meter(new MemoryDatabase());
        var orders = new OrderRows(meter);
        for (int n = 0; n < MERCHANTS; n++) {
            MassStockout.position(meter, MarketplaceIds.merchant(n), MarketplaceIds.SKU, ORDERS / MERCHANTS);
        }
        MassStockout.write(
                meter,
                ORDERS,
                n -> orders.of(
                        MassStockout.order(
                                MassStockout.NOW, n, MarketplaceIds.merchant(n % MERCHANTS), MarketplaceIds.SKU),
                        false));
        var clock = new MovableClock(MassStockout.NOW);
        clock.advance(LATER);
        meter.take();
        int found = new Passes(meter, new ScriptedGateway(), _ -> {}, clock).detect();
        if (found != ORDERS) {
            throw new IllegalStateException(found + " lines were found overdue");
        }
        return new Measured(UseCase.OVERDUE, "DetectStockouts", ORDERS, 0, 1, 0, meter.take());
    }
}
