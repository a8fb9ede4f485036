package dev.makegood.order.archive;

import dev.makegood.logging.Log;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Archives orders that went well. A pass scans the orders' table, a few pages a run, and twice finds an order that may
 * leave: the first time it is written to the bucket, read back, and gets a tombstone; the next time its rows are
 * deleted, if they are still those that were written. No row says that an order is due, so a good order costs nothing
 * more while it is there.
 */
public final class ArchiveOrders {
    private static final Log LOG = Log.of(ArchiveOrders.class);
    private static final int SEGMENTS = 4;

    /** The orders after which an object is written. */
    private static final int BATCH = 500;

    private final Database database;
    private final Scanner scanner;
    private final Archive archive;
    private final Retention retention;
    private final RemoveOrders removeOrders;

    public ArchiveOrders(Database database, Scanner scanner, ArchiveStore store, Retention retention) {
        this.database = database;
        this.scanner = scanner;
        archive = new Archive(database, store);
        this.retention = retention;
        removeOrders = new RemoveOrders(database, retention);
    }

    /**
     * Holds the result of a run.
     *
     * @param archived orders that were written to the bucket
     * @param removed orders whose rows were deleted
     */
    public record ArchiveResult(int archived, int removed) {
        static final ArchiveResult NOTHING = new ArchiveResult(0, 0);

        ArchiveResult plus(ArchiveResult other) {
            return new ArchiveResult(archived + other.archived, removed + other.removed);
        }
    }

    /**
     * Goes on with the pass, or starts the next one if its time has come.
     *
     * @param pages the most pages to scan in each segment
     */
    public ArchiveResult runOnce(Instant now, int pages) {
        List<Scanner.Segment> segments = IntStream.range(0, SEGMENTS)
                .mapToObj(number -> new Scanner.Segment(number, SEGMENTS))
                .toList();
        return Concurrently.map(segments, segment -> scan(segment, now, pages)).stream()
                .reduce(ArchiveResult.NOTHING, ArchiveResult::plus);
    }

    private ArchiveResult scan(Scanner.Segment segment, Instant now, int pages) {
        ArchiveResult result = ArchiveResult.NOTHING;
        int left = pages;
        while (left > 0) {
            Optional<Stored<ArchivePass>> stored = ArchivePass.find(database, segment);
            if (stored.filter(pass -> pass.value().rests(now)).isPresent()) {
                return result;
            }
            ArchivePass pass = stored.map(Stored::value)
                    .orElse(new ArchivePass(segment.number(), now, Optional.empty()))
                    .current(now);
            var due = new TreeSet<String>(); // in the order of their ids, so that the same orders make the same object
            Optional<Cursor> after = pass.cursor();
            do {
                Page<Row> page = scanner.scan(Table.ORDERS, segment, after);
                page.items().stream().flatMap(row -> due(row, now).stream()).forEach(due::add);
                after = page.next();
                left--;
            } while (after.isPresent() && left > 0 && due.size() < BATCH);
            result = result.plus(handle(List.copyOf(due), now));
            if (!database.commit(List.of(ArchivePass.put(stored, pass.at(after))))) {
                // Another run goes on from here.
                return result;
            }
        }
        return result;
    }

    /** Returns the order of a line that may leave. */
    private Optional<String> due(Row row, Instant now) {
        Optional<OrderLine> line = ifReadable(row.key(), () -> Orders.line(row)).flatMap(Function.identity());
        return line.filter(read -> retention.isOver(read, now)).map(OrderLine::orderId);
    }

    /** An order that cannot be read stays, and does not keep others from leaving. */
    private static <T> Optional<T> ifReadable(Object about, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException unreadable) {
            LOG.error("cannot be read: {}", about, unreadable);
            return Optional.empty();
        }
    }

    private ArchiveResult handle(List<String> orderIds, Instant now) {
        List<OrderRows> orders = Concurrently.map(orderIds, orderId -> OrderRows.read(database, orderId)).stream()
                .filter(order -> ifReadable(order.orderId(), () -> retention.isOver(order, now))
                        .orElse(false))
                .toList();
        Map<String, Stored<Tombstone>> tombstones = Tombstone.of(database, orders);
        var archived = new ArrayList<ArchivedOrder>();
        var leaving = new ArrayList<OrderRows>();
        for (OrderRows order : orders) {
            Optional<Tombstone> tombstone =
                    Optional.ofNullable(tombstones.get(order.orderId())).map(Stored::value);
            if (tombstone.filter(there -> there.isOf(order)).isEmpty()) {
                archived.add(order.toArchive());
            } else if (tombstone.filter(there -> there.isSeen(now)).isPresent()) {
                leaving.add(order);
            }
        }
        if (!archived.isEmpty()) {
            archive.write(archived, tombstones, now);
        }
        return new ArchiveResult(archived.size(), removeOrders.remove(leaving, now));
    }
}
