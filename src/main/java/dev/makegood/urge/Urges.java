package dev.makegood.urge;

import dev.makegood.order.LineRef;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the urges of one line. All are in one row, whose guard limits their number. While one waits, or was not
 * answered, the row is in the service desk's list.
 *
 * @param zone of the version, for times
 * @param lookAt when to look at it next; absent if nothing waits
 */
public record Urges(LineRef line, String merchantId, ZoneId zone, List<Urge> all, Optional<Instant> lookAt) {
    /** The most urges of one line, since each is a message to the merchant. */
    static final int MOST = 5;

    private static final DeskWork WORK = new DeskWork(Index.CLAIMS, "urge");

    private static final RowType<Urges> ROWS = new RowType<>(Urges.class, urges -> key(urges.line()), Urges::indexes);

    public static Optional<Stored<Urges>> find(Database database, LineRef line) {
        return ROWS.find(database, key(line));
    }

    /**
     * Returns a page of lines with an urge that waits or was not answered, those to look at first. The index may lag,
     * and a line may have been shipped since.
     */
    public static Page<Urges> waiting(Database database, int limit, Optional<Cursor> after) {
        return database.query(WORK.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /** Returns a page of lines to look at. Read each again before acting on it, since the index may lag. */
    static Page<LineRef> due(Database database, Instant now, Optional<Cursor> after) {
        return database.query(WORK.due(now, after))
                .map(row -> new LineRef(
                        row.key().partition(),
                        new KeyText(row.key().sort()).parts().get(1)));
    }

    static Urges none(LineRef line, String merchantId, ZoneId zone) {
        return new Urges(line, merchantId, zone, List.of(), Optional.empty());
    }

    public Optional<Urge> find(String urgeId) {
        return all.stream().filter(urge -> urge.urgeId().equals(urgeId)).findFirst();
    }

    /** Returns the urge that waits for its answer. */
    Optional<Urge> open(Instant now) {
        return all.stream()
                .filter(urge -> urge.answer().isEmpty() && now.isBefore(urge.answerBy()))
                .findFirst();
    }

    /** Returns these with an urge added, or replaced if one has its id. */
    Urges with(Urge changed) {
        var next = new ArrayList<>(all);
        int at = next.stream().map(Urge::urgeId).toList().indexOf(changed.urgeId());
        if (at < 0) {
            next.add(changed);
        } else {
            next.set(at, changed);
        }
        return new Urges(line, merchantId, zone, List.copyOf(next), lookAt);
    }

    Urges lookedAt(Optional<Instant> next) {
        return new Urges(line, merchantId, zone, all, next);
    }

    Write put(Optional<Stored<Urges>> old) {
        return ROWS.put(old, this);
    }

    private static List<IndexEntry> indexes(Urges urges) {
        return urges.lookAt().map(at -> WORK.entry(at, urges.all().getLast().urgedAt())).stream()
                .toList();
    }

    /** Returns a check that the urges of a line, or that it has none, have not changed since they were read. */
    static Write check(LineRef line, Optional<Stored<Urges>> read) {
        return ROWS.check(key(line), read);
    }

    private static Key key(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join("URGES", line.lineId()));
    }
}
