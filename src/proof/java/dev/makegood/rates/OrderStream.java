package dev.makegood.rates;

import dev.makegood.inventory.StockKey;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.LineRef;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Carries new lines to {@link AllocateStock} as Lambda does: a reader for each shard, a batch at a time. */
final class OrderStream {
    private static final int SHARDS = 8;
    private static final int BATCH = 1_000;

    /** The template's window for a batch, in microseconds. */
    private static final int WINDOW = 1_000_000;

    private record Reported(AllocateStock.ReportedLine line, long at) {}

    private final VirtualTime time;
    private final List<Queue<Reported>> shards = IntStream.range(0, SHARDS)
            .<Queue<Reported>>mapToObj(_ -> new ArrayDeque<>())
            .toList();
    private final List<Long> lags = new ArrayList<>();

    OrderStream(VirtualTime time) {
        this.time = time;
    }

    /** Takes a row that was put; only a new line of an order matters. */
    void written(Row row) {
        if (row.key().table() != Table.ORDERS
                || row.version() > 1
                || !(row.attributes().get("line") instanceof Map<?, ?> line)) {
            return;
        }
        String orderId = row.key().partition();
        var reported = new AllocateStock.ReportedLine(
                new LineRef(orderId, (String) line.get("lineId")),
                new StockKey((String) line.get("merchantId"), (String) line.get("sku")));
        shards.get(Math.floorMod(orderId.hashCode() * 31, SHARDS)).add(new Reported(reported, time.now()));
    }

    /** Starts the readers, which stop once nobody orders and nothing is left. */
    void start(AllocateStock allocateStock, Instant now, BooleanSupplier open) {
        shards.forEach(shard -> time.start(() -> {
            while (open.getAsBoolean() || !shard.isEmpty()) {
                if (shard.size() < BATCH) {
                    time.sleep(WINDOW);
                }
                List<Reported> batch = shard.stream().limit(BATCH).toList();
                if (allocateStock
                                .allocate(batch.stream().map(Reported::line).toList(), now)
                                .left()
                        == 0) {
                    batch.forEach(_ -> shard.remove());
                    batch.forEach(reported -> lags.add((time.now() - reported.at()) / 1_000));
                }
            }
        }));
    }

    /** Returns how long each line waited to be counted, in milliseconds, the shortest first. */
    List<Long> lags() {
        return lags.stream().sorted().toList();
    }
}
