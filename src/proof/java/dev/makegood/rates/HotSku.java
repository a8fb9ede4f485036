package dev.makegood.rates;

import dev.makegood.early.ApplyFacts;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.OrderRows;
import dev.makegood.order.OrdersStream;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.detection.Attempt;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.stockout.detection.StrandOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Lets many callers order one SKU at once. */
final class HotSku {
    private static final Instant NOW = Shop.START;
    private static final StockKey KEY = new StockKey("463820175", "TEE-WHT-XXL-26SS-0417");
    private static final long SECOND = 1_000_000;

    /** Long enough for a caller's worst call, and for the readers of the stream to be in step. */
    private static final long ORDERING = 6 * SECOND;

    private static final long DETECTING = 12 * SECOND;
    private static final int STRANDED = 6_000;
    private static final int PASS = 200;

    private final VirtualTime time = new VirtualTime();
    private final OrderStream stream = new OrderStream(time);
    private final FarDatabase database = new FarDatabase(time, stream::written);

    private HotSku(long onHand) {
        StockPosition counted = StockPosition.unknown(KEY).recount(onHand, NOW, NOW);
        database.rows.commit(List.of(new Stock(database.rows).create(counted)));
    }

    /**
     * Holds what callers got.
     *
     * @param perSecond orders taken a second
     * @param refused percent of the calls
     * @param half the milliseconds within which half of the calls were done
     * @param most the same for 99 of 100
     * @param counted the milliseconds within which half of the lines were counted in their position
     * @param latest the same for all of them
     */
    record Result(double perSecond, double refused, long half, long most, long counted, long latest) {}

    /** Holds how many lines a detection found a second, and how many orders came in meanwhile. */
    record Shortage(double found, double orders) {}

    /** Writes the rows of orders, and does nothing else. */
    static Result alone(int callers) {
        var shop = new HotSku(1_000_000);
        var rows = new OrderRows(shop.database);
        return shop.order(callers, order -> shop.database.commit(rows.of(order, false)));
    }

    /** Places orders as the API does, while the stream counts them. */
    static Result orders(int callers) {
        var shop = new HotSku(1_000_000);
        return shop.order(callers, shop.placing());
    }

    private Consumer<PaidOrder> placing() {
        var place = new PlaceOrder(database);
        var early = new ApplyFacts(database);
        return order -> {
            place.place(order, NOW);
            early.ofOrder(order.orderId(), NOW);
        };
    }

    private Result order(int callers, Consumer<PaidOrder> taking) {
        var calls = new Callers(time, ORDERING);
        calls.start(callers, id -> taking.accept(order(id)));
        stream.start(new AllocateStock(database), NOW, calls::isOpen);
        time.run();
        List<Long> lags = stream.lags();
        return new Result(
                calls.perSecond(),
                calls.refused(),
                calls.within(0.5),
                calls.within(0.99),
                Callers.at(lags, 0.5),
                Callers.at(lags, 1));
    }

    /** Finds the lines of a short SKU while callers go on ordering it. */
    static Shortage shortage(int callers) {
        var shop = new HotSku(0);
        IntStream.range(0, STRANDED).mapToObj(n -> order("before-" + n)).forEach(order -> {
            new PlaceOrder(shop.database.rows).place(order, NOW);
            new AllocateStock(shop.database.rows).allocate(OrdersStream.of(order), NOW);
        });
        var calls = new Callers(shop.time, DETECTING);
        calls.start(callers, id -> shop.placing().accept(order(id)));
        shop.stream.start(new AllocateStock(shop.database), NOW, calls::isOpen);
        int[] found = {0};
        long[] ended = {0};
        shop.time.start(() -> {
            BiConsumer<Object, RuntimeException> nobody = (_, _) -> {};
            var establish = new EstablishStockout(shop.database, new Refunds(shop.database));
            var strand = new StrandOrders(shop.database, establish, new Attempt(nobody::accept), 1);
            while (calls.isOpen()) {
                found[0] += strand.runOnce(NOW, PASS).lines();
                ended[0] = shop.time.now();
            }
        });
        shop.time.run();
        return new Shortage(found[0] * 1e6 / ended[0], calls.perSecond());
    }

    private static PaidOrder order(String id) {
        var line = new PaidOrder.PaidLine(
                id + "01", KEY.merchantId(), KEY.sku(), 1, Shop.cny(9_900), NOW.plus(Duration.ofDays(2)), List.of());
        return new PaidOrder(id, "pinduoduo", Shop.BUYER, Shop.CNY, NOW, List.of(line));
    }
}
