package dev.makegood.cancellation;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds the proposals for one line. All are in one row, whose guard limits their number and lets one of two answers
 * win.
 */
public record Cancellations(LineRef line, String buyer, List<Cancellation> proposed) {
    /** The most proposals for one line: enough for an agreement. */
    static final int MOST = 10;

    private static final String CANCELLATION = "CANCELLATION";

    private static final RowType<Cancellations> ROWS =
            new RowType<>(Cancellations.class, row -> key(row.line()), Cancellations::indexes);

    public static Optional<Stored<Cancellations>> find(Database database, LineRef line) {
        return ROWS.find(database, key(line));
    }

    /** Returns a page of the proposals about a buyer's lines, whoever made them. */
    public static Page<Cancellations> ofBuyer(Database database, String buyer, Optional<Cursor> after) {
        var query = Query.index(Index.PERSONAL_BY_BUYER, buyer, Query.Range.under(CANCELLATION), Query.MAX_LIMIT)
                .after(after);
        return database.query(query).map(row -> ROWS.read(row).value());
    }

    /**
     * Returns a page of one shard's lines with a proposal that takes effect at {@code now} or before, the longest due first. Read
     * each again before acting on it, since the index may lag.
     */
    static Page<LineRef> due(Database database, String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, shard(shard), Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(row -> line(row.key()));
    }

    private static List<IndexEntry> indexes(Cancellations all) {
        var entries = new ArrayList<IndexEntry>();
        entries.add(Index.PERSONAL_BY_BUYER.entry(all.buyer(), KeyText.join(CANCELLATION, all.line())));
        all.proposed().stream()
                .filter(one -> one.answer().isEmpty())
                .flatMap(one -> one.takesEffectAt().stream())
                .min(Comparator.naturalOrder())
                .ifPresent(at -> entries.add(
                        Index.OPEN_BY_PROMISE.entry(shard(Shards.of(all.line().orderId())), at)));
        return entries;
    }

    private static String shard(String shard) {
        return KeyText.join("cancellation", shard);
    }

    private static LineRef line(Key key) {
        return new LineRef(key.partition(), new KeyText(key.sort()).parts().get(1));
    }

    static Cancellations none(LineRef line, String buyer) {
        return new Cancellations(line, buyer, List.of());
    }

    /** Returns a write that creates the row, or replaces the one that was read. */
    Write put(Optional<Stored<Cancellations>> old) {
        return ROWS.put(old, this);
    }

    public Optional<Cancellation> find(String cancellationId) {
        return proposed.stream()
                .filter(one -> one.told().cancellationId().equals(cancellationId))
                .findFirst();
    }

    /** Returns the proposals with one added, or replaced if they have one with its id. */
    Cancellations with(Cancellation changed) {
        var next = new ArrayList<>(proposed);
        next.removeIf(
                before -> before.told().cancellationId().equals(changed.told().cancellationId()));
        next.add(changed);
        return new Cancellations(line, buyer, List.copyOf(next));
    }

    private static Key key(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join(CANCELLATION, line.lineId()));
    }
}
