package dev.makegood.stockout;

import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.policy.Policies;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Shards;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Finds lines that are unshipped for longer after the promised ship time than the policy in force allows. */
public final class DetectOverdue {
    /** Lines read at once: small, so that every shard has its turn within one pass. */
    private static final int PAGE = 25;

    private final Orders orders;
    private final Policies policies;
    private final EstablishStockout establish;
    private final Attempt attempt;

    public DetectOverdue(Database database, EstablishStockout establish, Attempt attempt) {
        orders = new Orders(database);
        policies = new Policies(database);
        this.establish = establish;
        this.attempt = attempt;
    }

    private record Shard(PolicyVersion policy, String name) {}

    private record Turn(Shard shard, Page<LineRef> page) {}

    /** One pass over all shards, a page each in turn, until nothing is due or about {@code limit} lines were handled. */
    public Pass runOnce(Instant now, int limit) {
        var turns = new ArrayDeque<>(Concurrently.map(shards(now), shard -> read(shard, now, Optional.empty())));
        Pass pass = Pass.NOTHING;
        while (!turns.isEmpty() && !pass.spent(limit)) {
            Turn turn = turns.poll();
            for (LineRef ref : turn.page().items()) {
                pass = pass.plus(attempt.line(ref, () -> overdue(ref, now)));
            }
            turn.page().next().ifPresent(next -> turns.add(read(turn.shard(), now, Optional.of(next))));
        }
        return pass;
    }

    private List<Shard> shards(Instant now) {
        return policies.inForce(Violation.STOCKOUT, now).stream()
                .flatMap(policy -> Shards.ALL.stream().map(name -> new Shard(policy, name)))
                .toList();
    }

    private Turn read(Shard shard, Instant now, Optional<Cursor> after) {
        Instant promisedBy = now.minus(shard.policy().detection().overdue());
        CurrencyUnit currency = shard.policy().currency();
        return new Turn(shard, orders.openPromisedBy(currency, shard.name(), promisedBy, PAGE, after));
    }

    /** All that has not shipped goes short, if it is overdue as the rows say now and not only as the index said. */
    private Optional<EstablishStockout.Outcome> overdue(LineRef ref, Instant now) {
        return establish.establish(
                ref,
                Trigger.OVERDUE,
                (line, position, policy) -> {
                    Instant overdueAt =
                            line.line().promisedShipAt().plus(policy.detection().overdue());
                    return overdueAt.isAfter(now) ? 0 : line.open();
                },
                now);
    }
}
