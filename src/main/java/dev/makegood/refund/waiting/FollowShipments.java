package dev.makegood.refund.waiting;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.storage.Database;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Applies shipments, withdrawals and rulings to buyers' waits if the run that recorded them was interrupted. A line
 * with such work is in a work index until it is done.
 */
public final class FollowShipments {
    private static final int PAGE = 25;

    private final Orders orders;
    private final EndWait endWait;
    private final SentInVain sentInVain;
    private final BiConsumer<LineRef, RuntimeException> report;

    /**
     * Creates the use case.
     *
     * @param report receives each line that failed; the next pass tries it again
     */
    public FollowShipments(Database database, BiConsumer<LineRef, RuntimeException> report) {
        orders = new Orders(database);
        endWait = new EndWait(database);
        sentInVain = new SentInVain(database);
        this.report = report;
    }

    /**
     * Makes one pass, until no line is left or about {@code limit} were handled.
     *
     * @return how many lines failed
     */
    public int runOnce(Instant now, int limit) {
        return new ShardPages<>((shard, after) -> orders.openLines().toFollow(shard, PAGE, after))
                .work(limit, line -> follow(line, now), report)
                .failed();
    }

    private Optional<Integer> follow(LineRef ref, Instant now) {
        Optional<OrderLine> line = orders.findLine(ref).map(Stored::value).filter(OrderLine::hasShipmentsToFollow);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (line.get().units().sentWhileAwaited() > 0) {
            endWait.shipped(ref, now);
        } else if (wasUntrue(ref)) {
            sentInVain.ruledUntrue(ref, now);
        } else {
            sentInVain.withdrawn(ref, now);
        }
        return Optional.of(1);
    }

    /** Returns true if the line has an untrue shipment: its buyer is refunded instead of waiting on. */
    private boolean wasUntrue(LineRef line) {
        return orders.shipments(line).stream()
                .flatMap(told -> told.undone().stream())
                .anyMatch(said -> said.kind() == RecordedShipment.Kind.RULED_UNTRUE
                        && said.lines().stream()
                                .anyMatch(units -> units.lineId().equals(line.lineId())));
    }
}
