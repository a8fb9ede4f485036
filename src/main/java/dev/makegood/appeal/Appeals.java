package dev.makegood.appeal;

import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The rows of appeals. One that waits for its decision is in the work index until that is late and told. */
public final class Appeals {
    private static final RowType<Appeal> ROWS =
            new RowType<>(Appeal.class, appeal -> key(appeal.caseId()), Appeals::indexes);

    private final Database database;

    public Appeals(Database database) {
        this.database = database;
    }

    public Optional<Stored<Appeal>> find(CaseId id) {
        return ROWS.find(database, key(id));
    }

    Write put(Optional<Stored<Appeal>> old, Appeal now) {
        return ROWS.put(old, now);
    }

    /** Cases of one shard whose appeals are to be decided by {@code now}, the longest due first; hints, to be read again. */
    Page<CaseId> due(String shard, Instant now, int limit, Optional<Cursor> after) {
        var upToNow = new Query.Range.UpTo(SortableInstant.format(now));
        return database.query(
                        Query.index(Index.APPEALS_DUE, shard, upToNow, limit).after(after))
                .map(row -> CaseId.parse(row.key().partition()).orElseThrow());
    }

    private static Key key(CaseId id) {
        return new Key(Table.CASES, id.toString(), "APPEAL");
    }

    private static Map<String, String> indexes(Appeal appeal) {
        return appeal.decision().isPresent() || appeal.overdueTold()
                ? Map.of()
                : Map.of(
                        "appealShard", Shards.of(appeal.caseId().toString()),
                        "appealDueAt", SortableInstant.format(appeal.decideBy()));
    }
}
