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
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.stockout.detection.StrandOrders;
import dev.makegood.storage.Shards;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lets workers find the lines of many short SKUs, as many of them in each shard. */
final class ManySkus {
    private static final Instant NOW = Shop.START;
    private static final int SKUS_OF_A_SHARD = 4;
    private static final int LINES = 250;
    private static final int PASS = 200;

    private final VirtualTime time = new VirtualTime();
    private final FarDatabase database = new FarDatabase(time, _ -> {});

    private ManySkus() {
        Shards.all().forEach(shard -> skus(shard).forEach(this::strand));
    }

    /** Returns how many lines all workers together found a second. */
    static double found(int workers) {
        var skus = new ManySkus();
        int[] found = {0};
        long[] ended = {0};
        for (int number = 0; number < workers; number++) {
            List<String> shards = Shards.ofWorker(number, workers);
            skus.time.start(() -> {
                int lines = skus.work(shards);
                found[0] += lines;
                ended[0] = Math.max(ended[0], skus.time.now());
            });
        }
        skus.time.run();
        return found[0] * 1e6 / ended[0];
    }

    private int work(List<String> shards) {
        var establish = new EstablishStockout(database, new Refunds(database));
        var strand = new StrandOrders(database, establish, new Attempt((_, _) -> {}), 1);
        int all = 0;
        for (int lines = 1; lines > 0; all += lines) {
            lines = strand.runOnce(NOW, PASS, shards).lines();
        }
        return all;
    }

    private static Stream<StockKey> skus(String shard) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> new StockKey("4638201" + n / 10, "TEE-WHT-XXL-26SS-" + n))
                .filter(key -> Shards.of(key.toString()).equals(shard))
                .limit(SKUS_OF_A_SHARD);
    }

    private void strand(StockKey key) {
        StockPosition counted = StockPosition.unknown(key).recount(0, NOW, NOW);
        database.rows.commit(List.of(new Stock(database.rows).create(counted)));
        for (int n = 0; n < LINES; n++) {
            var line = new PaidOrder.PaidLine(
                    n + "01", key.merchantId(), key.sku(), 1, Shop.cny(9_900), NOW.plus(Duration.ofDays(2)), List.of());
            Instant paidAt = NOW.minus(Duration.ofHours(1));
            String buyer = "b_%032x".formatted((key.sku() + n).hashCode());
            var order = new PaidOrder(key.sku() + "-" + n, "pinduoduo", buyer, Shop.CNY, paidAt, List.of(line));
            new PlaceOrder(database.rows).place(order, NOW);
            new AllocateStock(database.rows).allocate(OrdersStream.of(order), NOW);
        }
    }
}
