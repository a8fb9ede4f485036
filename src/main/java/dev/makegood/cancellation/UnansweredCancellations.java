package dev.makegood.cancellation;

import dev.makegood.command.Actor;
import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.waiting.RefundAtOnce;
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

/**
 * Puts buyers' proposals to cancel into effect that the merchant has not answered in the time of the policy. Refunds of
 * the line that wait for goods or for a choice become due at once, before the proposal is marked: a pass that is
 * interrupted in between leaves the proposal to the next one.
 */
public final class UnansweredCancellations {
    private final Database database;
    private final Orders orders;
    private final AgreedCase agreed;
    private final RefundAtOnce refundAtOnce;
    private final Notices notices;
    private final BiConsumer<LineRef, RuntimeException> report;

    /**
     * Creates the sweep.
     *
     * @param report receives each line whose proposal could not be put into effect; it is tried again
     */
    public UnansweredCancellations(Database database, BiConsumer<LineRef, RuntimeException> report) {
        this.database = database;
        this.report = report;
        orders = new Orders(database);
        agreed = new AgreedCase(database);
        refundAtOnce = new RefundAtOnce(database);
        notices = new Notices(database);
    }

    /**
     * Makes one pass, until nothing is due or about {@code limit} lines were handled.
     *
     * @return how many lines failed
     */
    public int runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        return new ShardPages<LineRef>((shard, after) -> Cancellations.due(database, shard, now, page, after))
                .each(limit, line -> handle(line, now), report)
                .failed();
    }

    private boolean handle(LineRef ref, Instant now) {
        boolean waits = refundAtOnce.possible(ref, now);
        if (waits && isDue(ref, now)) {
            refundAtOnce.ofLine(ref, now, now);
        }
        boolean any = false;
        // A line may have several proposals.
        while (putIntoEffect(ref, waits, now)) {
            any = true;
        }
        return any;
    }

    private boolean isDue(LineRef ref, Instant now) {
        return Cancellations.find(database, ref)
                .flatMap(all -> next(all.value(), orders.getLine(ref).value(), now))
                .isPresent();
    }

    /** Returns the next proposal to put into effect; one that a further period forestalls by cancelling waits for that. */
    private Optional<Cancellation> next(Cancellations all, OrderLine line, Instant now) {
        Optional<FurtherPeriod> period = FurtherPeriod.of(database, line);
        return all.proposed().stream()
                .filter(one -> one.isInEffectAt(now))
                .filter(one -> period.filter(
                                called -> called.cancelsBy(one.takesEffectAt().orElseThrow()))
                        .isEmpty())
                .findFirst();
    }

    /**
     * Puts the next proposal that is due into effect.
     *
     * @param waited true if refunds of the line waited, and are due at once now
     * @return false if there is none
     */
    private boolean putIntoEffect(LineRef ref, boolean waited, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Cancellations>> all = Cancellations.find(database, ref);
            Stored<OrderLine> line = orders.getLine(ref);
            Optional<Cancellation> due = all.flatMap(found -> next(found.value(), line.value(), now));
            return due.isEmpty()
                    ? Decision.answer(false)
                    : new Decision<>(true, writes(all.get(), line, due.get(), waited, now));
        });
    }

    private List<Write> writes(
            Stored<Cancellations> all, Stored<OrderLine> line, Cancellation due, boolean waited, Instant now) {
        boolean open = line.value().open() > 0;
        Cancellation next = open || waited ? due.inEffect(now) : due.lapsed();
        var writes = new ArrayList<Write>();
        writes.add(all.value().with(next).put(Optional.of(all)));
        if (open) {
            writes.addAll(agreed.writes(line, due, Actor.buyer(line.value().buyer()), due.inEffectSince(now), now));
        } else {
            writes.add(orders.check(line));
        }
        if (next.answer().isPresent()) {
            new CancellationNotices(line.value(), Optional.empty())
                    .inEffect(next, now)
                    .forEach(notice -> writes.add(notices.create(notice)));
        }
        return writes;
    }
}
