package dev.makegood.stockout.detection;

import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.KnownAt;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds lines that stay unshipped for longer than the policies in force allow. They first become late shipments, if
 * there is a policy for that, and then stockouts.
 */
public final class DetectOverdue {
    /** The lines per page: about one transaction, and few, so that every shard is read within one pass. */
    private static final int PAGE = 10;

    private final Orders orders;
    private final Policies policies;
    private final EstablishStockout establish;
    private final LinesTogether together;
    private final SettleLines settle;

    public DetectOverdue(Database database, EstablishStockout establish, Attempt attempt) {
        orders = new Orders(database);
        policies = new Policies(database);
        this.establish = establish;
        together = new LinesTogether(database, attempt);
        settle = new SettleLines(database, attempt);
    }

    private record ShardPage(OverdueShard shard, Page<LineRef> page) {}

    /**
     * Makes one pass over all shards, a page each in turn, until nothing is due or about {@code limit} lines were
     * handled.
     */
    public PassResult runOnce(Instant now, int limit) {
        settle.runOnce(now, limit);
        var turns = new ArrayDeque<>(Concurrently.map(shards(now), shard -> read(shard, now, Optional.empty())));
        PassResult pass = PassResult.NOTHING;
        while (!turns.isEmpty() && !pass.spent(limit)) {
            ShardPage turn = turns.poll();
            Violation violation = turn.shard().policy().violation();
            pass = pass.plus(together.all(turn.page().items(), view -> deciding(violation, view, now)));
            turn.page().next().ifPresent(next -> turns.add(read(turn.shard(), now, Optional.of(next))));
        }
        return pass;
    }

    /** Returns how long ago the oldest line became overdue that is not short yet. */
    public Duration oldest(Instant now) {
        return shards(now).stream()
                .filter(shard -> shard.policy().violation() == Violation.STOCKOUT)
                .map(shard -> oldest(shard, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private Duration oldest(OverdueShard shard, Instant now) {
        PolicyVersion policy = shard.policy();
        return orders.openLines()
                .earliestShipBy(
                        policy.platform(),
                        policy.currency(),
                        shard.late(),
                        shard.caseHours(),
                        shard.name(),
                        now.minus(shard.overdue()));
    }

    private List<OverdueShard> shards(Instant now) {
        return OverdueShard.all(policies.all(), now);
    }

    private ShardPage read(OverdueShard shard, Instant now, Optional<Cursor> after) {
        PolicyVersion policy = shard.policy();
        Instant shipBy = now.minus(shard.overdue());
        return new ShardPage(
                shard,
                orders.openLines()
                        .openShipBy(
                                policy.platform(),
                                policy.currency(),
                                shard.late(),
                                shard.caseHours(),
                                shard.name(),
                                shipBy,
                                PAGE,
                                after));
    }

    private LinesTogether.Deciding deciding(Violation violation, Database view, Instant now) {
        var rows = new LineRows(view, violation, now);
        return new LinesTogether.Deciding(
                lines -> rows.read(lines, List.of()),
                switch (violation) {
                    case STOCKOUT -> stockout(establish.over(view), now);
                    case LATE_SHIPMENT -> lateShipment(new EstablishLateShipment(view), now);
                },
                () -> false);
    }

    /** Makes all unshipped units of a line short if the rows confirm that they are overdue. */
    private static Function<LineRef, Decision<Integer>> stockout(EstablishStockout establishing, Instant now) {
        return ref -> establishing.units(
                ref,
                Cause.seen(Trigger.OVERDUE),
                (line, _, policy) -> KnownAt.overdueAt(line, policy)
                        .filter(at -> !at.isAfter(now))
                        .map(_ -> line.open())
                        .orElse(0),
                now);
    }

    private static Function<LineRef, Decision<Integer>> lateShipment(EstablishLateShipment establishing, Instant now) {
        return ref -> establishing.prepare(ref, now);
    }
}
