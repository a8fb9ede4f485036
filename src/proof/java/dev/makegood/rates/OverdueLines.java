package dev.makegood.rates;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.OrdersStream;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.detection.Attempt;
import dev.makegood.stockout.detection.DetectOverdue;
import dev.makegood.stockout.detection.EstablishStockout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the overdue lines of many SKUs of many merchants, while callers go on ordering these SKUs. */
final class OverdueLines {
    private static final Instant NOW = Shop.START;

    /** When the overdue lines were ordered; they ship a day later at the latest. */
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(10));

    private static final long SECOND = 1_000_000;
    private static final long DETECTING = 12 * SECOND;
    private static final int MERCHANTS = 20;
    private static final int SKUS = 100;
    private static final int OVERDUE = 6_000;
    private static final int PASS = 500;

    private final VirtualTime time = new VirtualTime();
    private final OrderStream stream = new OrderStream(time);
    private final FarDatabase database = new FarDatabase(time, stream::written);

    private OverdueLines() {
        IntStream.range(0, SKUS).forEach(n -> {
            StockPosition counted = StockPosition.unknown(sku(n)).recount(1_000_000, BEFORE, BEFORE);
            database.rows.commit(List.of(new Stock(database.rows).create(counted)));
        });
        IntStream.range(0, OVERDUE).forEach(n -> {
            PaidOrder order = order("before-" + n, n, BEFORE);
            new PlaceOrder(database.rows).place(order, BEFORE);
            new AllocateStock(database.rows).allocate(OrdersStream.of(order), BEFORE);
        });
    }

    static HotSku.Shortage found(int callers) {
        var lines = new OverdueLines();
        return lines.detect(callers);
    }

    private HotSku.Shortage detect(int callers) {
        var place = new PlaceOrder(database);
        var calls = new Callers(time, DETECTING);
        calls.start(callers, id -> place.place(order(id, Math.floorMod(id.hashCode(), SKUS), NOW), NOW));
        stream.start(new AllocateStock(database), NOW, calls::isOpen);
        int[] found = {0};
        long[] ended = {0};
        time.start(() -> {
            var establish = new EstablishStockout(database, new Refunds(database));
            var overdue = new DetectOverdue(database, establish, new Attempt((_, _) -> {}));
            while (calls.isOpen()) {
                found[0] += overdue.runOnce(NOW, PASS).lines();
                ended[0] = time.now();
            }
        });
        time.run();
        return new HotSku.Shortage(found[0] * 1e6 / ended[0], calls.perSecond());
    }

    private static StockKey sku(int n) {
        return new StockKey("%09d".formatted(463_820_100 + n % MERCHANTS), "TEE-WHT-XXL-26SS-%04d".formatted(n % SKUS));
    }

    private static PaidOrder order(String id, int n, Instant paidAt) {
        StockKey sku = sku(n);
        var line = new PaidOrder.PaidLine(
                id + "01", sku.merchantId(), sku.sku(), 1, Shop.cny(9_900), paidAt.plus(Duration.ofDays(1)), List.of());
        String buyer = "b_%032x".formatted(id.hashCode());
        return new PaidOrder(id, "pinduoduo", buyer, Shop.CNY, paidAt, List.of(line));
    }
}
