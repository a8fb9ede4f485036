package dev.makegood.appeal;

import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The rows of appeals. One that waits for its decision is work of the desk. */
public final class Appeals {
    private static final RowType<Appeal> ROWS =
            new RowType<>(Appeal.class, appeal -> key(appeal.caseId()), Appeals::indexes);

    private static final DeskWork WORK = new DeskWork(Index.DESK, "appeal");

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

    /** Appeals that wait for their decisions, those due first before the others; each may have been decided just now. */
    public Page<Appeal> open(int limit, Optional<Cursor> after) {
        return database.query(WORK.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /** Those of them that are due, whether or not that was told; hints, to be read again. */
    Page<Appeal> due(Instant now, Optional<Cursor> after) {
        return database.query(WORK.due(now, after)).map(row -> ROWS.read(row).value());
    }

    private static Key key(CaseId id) {
        return new Key(Table.CASES, id.toString(), "APPEAL");
    }

    private static Map<String, String> indexes(Appeal appeal) {
        return appeal.decision().isPresent() ? Map.of() : WORK.attributes(appeal.decideBy(), appeal.at());
    }
}
