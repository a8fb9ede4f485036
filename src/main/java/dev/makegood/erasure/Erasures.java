package dev.makegood.erasure;

import dev.makegood.input.Sha256;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the rows of erasures, whose key is the digest of their proof. One is in the work index until it is
 * done.
 */
public final class Erasures {
    private static final RowType<Erasure> ROWS =
            new RowType<>(Erasure.class, erasure -> key(erasure.proofSha256()), Erasures::indexes);

    private final Database database;

    public Erasures(Database database) {
        this.database = database;
    }

    /** Returns the pseudonym under which the holder of a proof owns coupons. */
    public Optional<String> holder(String proof) {
        return find(Sha256.hex(proof)).map(erasure -> erasure.value().pseudonym());
    }

    Optional<Stored<Erasure>> find(String proofSha256) {
        return ROWS.find(database, key(proofSha256));
    }

    Write create(Erasure erasure) {
        return ROWS.create(erasure);
    }

    Write replace(Stored<Erasure> old, Erasure changed) {
        return ROWS.replace(old, changed);
    }

    /**
     * Returns a page of one shard's digests whose texts are due to be erased. Read each again before acting on it,
     * since the index may lag.
     */
    Page<String> due(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.ERASURES_DUE, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(row -> row.key().partition());
    }

    private static Key key(String proofSha256) {
        return new Key(Table.BUYERS, proofSha256, "ERASURE");
    }

    private static List<IndexEntry> indexes(Erasure erasure) {
        String shard = Shards.of(erasure.proofSha256());
        return erasure.done() ? List.of() : List.of(Index.ERASURES_DUE.entry(shard, erasure.dueAt()));
    }
}
