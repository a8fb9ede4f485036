package dev.makegood.urge;

import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Tells buyer and operator of urges that nobody answered, and makes a late line overdue where the version says so. An
 * unanswered urge stays in the desk's list while units of its line are open.
 */
public final class UnansweredUrges {
    /** How often to look whether the line of an unanswered urge was shipped. */
    private static final Duration AGAIN = Duration.ofDays(1);

    private final Database database;
    private final BiConsumer<LineRef, RuntimeException> report;
    private final Orders orders;
    private final EstablishStockout establish;
    private final Notices notices;

    /**
     * Creates the pass.
     *
     * @param report receives each line that failed; the next pass tries it again
     */
    public UnansweredUrges(Database database, BiConsumer<LineRef, RuntimeException> report) {
        this.database = database;
        this.report = report;
        orders = new Orders(database);
        establish = new EstablishStockout(database, new Refunds(database));
        notices = new Notices(database);
    }

    /**
     * Makes one pass, until nothing is due or about {@code limit} lines were handled.
     *
     * @return how many lines failed
     */
    public int runOnce(Instant now, int limit) {
        return ShardPages.ofAll(after -> Urges.due(database, now, after))
                .each(limit, line -> handle(line, now), report)
                .failed();
    }

    /** Returns when to look at the urges of a line next; empty if none waits. */
    static Optional<Instant> nextLook(Urges urges, Overdue overdue, Instant now) {
        if (overdue.line().open() == 0) {
            return Optional.empty();
        }
        return urges.all().stream()
                .filter(urge -> urge.answer().isEmpty())
                .map(urge -> urge.toldAt().isPresent()
                        ? overdue.by(urge)
                                .filter(at -> at.isBefore(now.plus(AGAIN)))
                                .orElse(now.plus(AGAIN))
                        : urge.answerBy())
                .min(Comparator.naturalOrder());
    }

    private boolean handle(LineRef ref, Instant now) {
        return database.decide(() -> Urges.find(database, ref)
                .filter(urges ->
                        urges.value().lookAt().filter(at -> !at.isAfter(now)).isPresent())
                .map(urges -> new Decision<>(true, writes(urges, now)))
                .orElse(Decision.answer(false)));
    }

    private List<Write> writes(Stored<Urges> stored, Instant now) {
        Stored<OrderLine> line = orders.getLine(stored.value().line());
        var writes = new ArrayList<Write>();
        Urges next = stored.value();
        boolean open = line.value().open() > 0;
        for (Urge urge : stored.value().all()) {
            if (open && urge.isUnanswered(now) && urge.toldAt().isEmpty()) {
                next = next.with(urge.told(now));
                new UrgeNotices(line.value(), next.zone())
                        .unanswered(urge, now)
                        .forEach(notice -> writes.add(notices.create(notice)));
            }
        }
        var overdue = Overdue.of(database, line.value());
        writes.add(overdue.check(line.value().ref()));
        Optional<Instant> since = stored.value().all().stream()
                .flatMap(urge -> overdue.by(urge).stream())
                .filter(at -> open && !at.isAfter(now) && !overdue.isLeftToPeriod(at))
                .min(Comparator.naturalOrder());
        if (since.isPresent()) {
            writes.addAll(establish
                    .prepare(
                            line.value().ref(), Cause.overdueSince(since.get()), (present, _, _) -> present.open(), now)
                    .writes());
            writes.add(next.lookedAt(Optional.empty()).put(Optional.of(stored)));
        } else {
            writes.add(orders.check(line));
            writes.add(next.lookedAt(nextLook(next, overdue, now)).put(Optional.of(stored)));
        }
        return writes;
    }
}
