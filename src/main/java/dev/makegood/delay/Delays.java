package dev.makegood.delay;

import dev.makegood.order.LineRef;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the delays of one line, the latest told last. All are in one row, whose guard limits their number and lets one
 * of two decisions win. Only the latest can be undecided.
 */
public record Delays(LineRef line, List<Delay> told) {
    /** The most delays of one line; more count as a fault of the caller. */
    static final int MOST = 10;

    private static final String DELAY = "DELAY";

    private static final RowType<Delays> ROWS = new RowType<>(Delays.class, row -> key(row.line()), Delays::indexes);

    public static Optional<Stored<Delays>> find(Database database, LineRef line) {
        return ROWS.find(database, key(line));
    }

    /**
     * Returns a page of one shard's lines with a delay about which silence decides at {@code now} or before, the longest
     * due first. Read each again before acting on it, since the index may lag.
     */
    static Page<LineRef> due(Database database, String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, shard(shard), Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(row -> line(row.key()));
    }

    private static List<IndexEntry> indexes(Delays all) {
        return all.undecided().stream()
                .map(delay -> Index.OPEN_BY_PROMISE.entry(
                        shard(Shards.of(all.line().orderId())), delay.silence().takesEffectAt()))
                .toList();
    }

    private static String shard(String shard) {
        return KeyText.join("delay", shard);
    }

    private static LineRef line(Key key) {
        return new LineRef(key.partition(), new KeyText(key.sort()).parts().get(1));
    }

    static Delays none(LineRef line) {
        return new Delays(line, List.of());
    }

    /** Returns a write that creates the row, or replaces the one that was read. */
    Write put(Optional<Stored<Delays>> old) {
        return ROWS.put(old, this);
    }

    public Optional<Delay> find(String delayId) {
        return told.stream().filter(one -> one.delayId().equals(delayId)).findFirst();
    }

    /** Returns the delay about which neither the buyer nor silence has decided; empty if there is none. */
    Optional<Delay> undecided() {
        return told.stream().filter(one -> one.answer().isEmpty()).findFirst();
    }

    /** Returns true if the next delay is not the first. */
    boolean isLater() {
        return !told.isEmpty();
    }

    boolean isLatest(Delay delay) {
        return told.getLast().delayId().equals(delay.delayId());
    }

    /** Returns the delays with one added, or replaced if they have one with its id. */
    Delays with(Delay changed) {
        var next = new ArrayList<>(told);
        next.removeIf(before -> before.delayId().equals(changed.delayId()));
        next.add(changed);
        return new Delays(line, List.copyOf(next));
    }

    private static Key key(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join(DELAY, line.lineId()));
    }
}
