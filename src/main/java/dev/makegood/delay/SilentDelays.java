package dev.makegood.delay;

import dev.makegood.command.Actor;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.Silence;
import dev.makegood.stockout.detection.LineTerms;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Lets buyers' silence about delays take effect, once its time has come. */
public final class SilentDelays {
    private final Database database;
    private final Orders orders;
    private final LineTerms lineTerms;
    private final DelayCase delayCase;
    private final Notices notices;
    private final BiConsumer<LineRef, RuntimeException> report;

    /**
     * Creates the sweep.
     *
     * @param report receives each line that failed; it is tried again
     */
    public SilentDelays(Database database, BiConsumer<LineRef, RuntimeException> report) {
        this.database = database;
        this.report = report;
        orders = new Orders(database);
        lineTerms = new LineTerms(database);
        delayCase = new DelayCase(database);
        notices = new Notices(database);
    }

    /**
     * Makes one pass, until nothing is due or about {@code limit} lines were handled.
     *
     * @return how many lines failed
     */
    public int runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        return new ShardPages<LineRef>((shard, after) -> Delays.due(database, shard, now, page, after))
                .each(limit, line -> takeEffect(line, now), report)
                .failed();
    }

    private boolean takeEffect(LineRef ref, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Delays>> all = Delays.find(database, ref);
            Optional<Delay> due =
                    all.flatMap(found -> found.value().undecided()).filter(delay -> delay.isSilentAt(now));
            return due.isEmpty() ? Decision.answer(false) : new Decision<>(true, writes(all.get(), due.get(), now));
        });
    }

    private List<Write> writes(Stored<Delays> all, Delay delay, Instant now) {
        Stored<OrderLine> line = orders.getLine(all.value().line());
        var writes = new ArrayList<Write>();
        writes.add(all.value().with(delay.silent()).put(Optional.of(all)));
        boolean open = line.value().open() > 0;
        Silence silence = delay.silence();
        switch (silence.means()) {
            case CONSENT ->
                writes.add(
                        orders.replace(line, line.value().agreed(delay.shipBy().orElseThrow())));
            case CANCELLATION -> {
                if (open || line.value().shortUnits() > 0) {
                    writes.addAll(delayCase.writes(line, Actor.SYSTEM, Optional.of(silence.takesEffectAt()), now));
                }
                if (!open) {
                    // Should a shipment turn out not to have taken place, it had time until now.
                    writes.add(orders.replace(line, line.value().agreed(silence.until())));
                }
            }
        }
        if (open) {
            new DelayNotices(line.value(), lineTerms.zone(line.value(), now))
                    .silent(delay, now)
                    .forEach(notice -> writes.add(notices.create(notice)));
        }
        return writes;
    }
}
