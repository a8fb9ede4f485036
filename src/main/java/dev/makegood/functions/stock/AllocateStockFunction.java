package dev.makegood.functions.stock;

import dev.makegood.functions.EventRecords;
import dev.makegood.input.Ids;
import dev.makegood.inventory.StockKey;
import dev.makegood.logging.Log;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.LineRef;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageBusy;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts reported lines in their stock positions, as the stream of the orders' table brings them. */
@Singleton
public class AllocateStockFunction {
    private static final Log LOG = Log.of(AllocateStockFunction.class);

    private final AllocateStock allocateStock;
    private final Clock clock;

    public AllocateStockFunction(Database database, Clock clock) {
        allocateStock = new AllocateStock(database);
        this.clock = clock;
    }

    /**
     * Counts the lines of a batch. A record that names no line is logged, and does not stop the others.
     *
     * @throws StorageBusy if lines met trouble, so that Lambda hands over the batch again
     */
    @Funq("allocate-stock")
    public AllocateStock.AllocationResult run(Map<String, Object> event) {
        List<AllocateStock.ReportedLine> lines = EventRecords.of(event).stream()
                .flatMap(record -> line(record).stream())
                .toList();
        AllocateStock.AllocationResult result = allocateStock.allocate(lines, clock.instant());
        if (result.left() > 0) {
            throw new StorageBusy(result.left() + " of " + lines.size() + " lines are not counted yet");
        }
        return result;
    }

    private static Optional<AllocateStock.ReportedLine> line(Object record) {
        Optional<String> order = id(record, "dynamodb", "Keys", "pk", "S");
        Optional<String> line = id(record, "dynamodb", "NewImage", "line", "M", "lineId", "S");
        Optional<String> merchant = id(record, "dynamodb", "NewImage", "line", "M", "merchantId", "S");
        Optional<String> sku = id(record, "dynamodb", "NewImage", "line", "M", "sku", "S");
        if (order.isEmpty() || line.isEmpty() || merchant.isEmpty() || sku.isEmpty()) {
            LOG.error(
                    "a record of the stream names no order line: {}",
                    EventRecords.at(record, "eventID").orElse("no event id"));
            return Optional.empty();
        }
        return Optional.of(new AllocateStock.ReportedLine(
                new LineRef(order.get(), line.get()), new StockKey(merchant.get(), sku.get())));
    }

    private static Optional<String> id(Object record, String... path) {
        return EventRecords.at(record, path).filter(Ids::isId);
    }
}
