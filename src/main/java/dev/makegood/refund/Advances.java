package dev.makegood.refund;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of advances, which are stored with the refund's case. Those owed are in the work index. */
public final class Advances {
    private static final RowType<Advance> ROWS = new RowType<>(Advance.class, Advances::key, Advances::indexes);

    private final Database database;

    public Advances(Database database) {
        this.database = database;
    }

    public Write create(Advance advance) {
        return ROWS.create(advance);
    }

    public Write replace(Stored<Advance> old, Advance changed) {
        return ROWS.replace(old, changed);
    }

    /** Returns a page of one shard's keys that are due at {@code now}, the longest due first; read each again. */
    public Page<Key> due(String shard, Instant now, int limit, Optional<Cursor> after) {
        return database.query(Query.index(Index.REFUNDS_DUE, shard(shard), Query.Range.upTo(now), limit)
                        .after(after))
                .map(Row::key);
    }

    public Optional<Stored<Advance>> find(Key key) {
        return ROWS.find(database, key);
    }

    /** Finds the advance of a refund's payment. */
    public Optional<Stored<Advance>> find(RefundId refundId, int number) {
        return find(key(refundId, number));
    }

    private static Key key(Advance advance) {
        return key(advance.refundId(), advance.number());
    }

    private static Key key(RefundId id, int number) {
        String units = id.withTransfer(id.fromUnit() + "-" + id.toUnit());
        return new Key(Table.CASES, id.caseId().toString(), KeyText.join("ADVANCE", units, number));
    }

    private static List<IndexEntry> indexes(Advance advance) {
        return advance.state() == Advance.State.OWED
                ? List.of(Index.REFUNDS_DUE.entry(
                        shard(Shards.of(advance.refundId().caseId().toString())), advance.wakeAt()))
                : List.of();
    }

    private static String shard(String shard) {
        return KeyText.join("advance", shard);
    }
}
