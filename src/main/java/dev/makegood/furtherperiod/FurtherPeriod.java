package dev.makegood.furtherperiod;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.FurtherPeriodTerms;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Holds the further period of one line. There is one for each ship time that the line missed; it keeps the version's
 * word, so that a later version does not change it.
 *
 * @param shipBy the ship time that was over when the buyer called
 * @param told the last day that the buyer named; absent for the shortest period
 * @param until the last instant of the period
 * @param then what follows if units have not been shipped by then
 * @param zone of the version, for times
 * @param endedAt when we found that it was over; absent before
 */
public record FurtherPeriod(
        LineRef line,
        Instant shipBy,
        Instant calledAt,
        Optional<LocalDate> told,
        Instant until,
        FurtherPeriodTerms.Then then,
        ZoneId zone,
        Optional<Instant> endedAt) {
    /** The partition of the periods that run; one is enough, since few buyers of late lines call. */
    private static final String RUNNING = "further-period";

    private static final RowType<FurtherPeriod> ROWS =
            new RowType<>(FurtherPeriod.class, period -> key(period.line()), FurtherPeriod::indexes);

    /** Returns the latest period of a line, whatever its ship time is now; empty if its buyer set none. */
    public static Optional<Stored<FurtherPeriod>> find(Database database, LineRef line) {
        return ROWS.find(database, key(line));
    }

    /** Returns the period of a line for the ship time that counts; empty if there is none. */
    public static Optional<FurtherPeriod> of(Database database, OrderLine line) {
        return find(database, line.ref()).map(Stored::value).filter(period -> period.isOf(line));
    }

    /** Returns a page of lines whose period is over. Read each again before acting on it, since the index may lag. */
    static Page<LineRef> over(Database database, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, RUNNING, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query)
                .map(row -> new LineRef(
                        row.key().partition(),
                        new KeyText(row.key().sort()).parts().get(1)));
    }

    private static List<IndexEntry> indexes(FurtherPeriod period) {
        return period.endedAt().isEmpty() ? List.of(Index.OPEN_BY_PROMISE.entry(RUNNING, period.overAt())) : List.of();
    }

    private static Key key(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join("FURTHER", line.lineId()));
    }

    /** Returns a write that creates the row, or replaces the one that was read. */
    Write put(Optional<Stored<FurtherPeriod>> old) {
        return ROWS.put(old, this);
    }

    FurtherPeriod ended(Instant at) {
        return new FurtherPeriod(line, shipBy, calledAt, told, until, then, zone, Optional.of(at));
    }

    FurtherPeriod reopened() {
        return new FurtherPeriod(line, shipBy, calledAt, told, until, then, zone, Optional.empty());
    }

    /** Returns a check that the period of a line, or that it has none, has not changed since it was read. */
    public static Write check(LineRef line, Optional<Stored<FurtherPeriod>> read) {
        return ROWS.check(key(line), read);
    }

    /** Returns true if it is for the ship time that counts, since the buyer may have agreed to a later one. */
    public boolean isOf(OrderLine now) {
        return now.shipBy().equals(shipBy);
    }

    /** Returns the first instant after it. */
    public Instant overAt() {
        return until.plusMillis(1);
    }

    /** Returns the first instant at which it makes open units short by itself; empty if it never does. */
    public Optional<Instant> cancelsAt() {
        return Optional.of(overAt()).filter(_ -> then == FurtherPeriodTerms.Then.CANCELLATION);
    }

    /**
     * Returns true if it makes open units short by itself at an instant or before, and has not done so yet: what would do
     * so at the same instant for another reason is left to it, whichever pass runs first.
     */
    public boolean cancelsBy(Instant at) {
        return endedAt.isEmpty()
                && cancelsAt().filter(cancels -> !cancels.isAfter(at)).isPresent();
    }
}
