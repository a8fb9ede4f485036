package dev.makegood.servicedesk.appeal;

import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of appeals. An open appeal is in the service desk's index. */
public final class Appeals {
    private static final String APPEAL = "APPEAL~";

    private static final RowType<Appeal> ROWS =
            new RowType<>(Appeal.class, appeal -> key(appeal.caseId(), appeal.number()), Appeals::indexes);

    private static final DeskWork WORK = new DeskWork(Index.DESK, "appeal");

    private final Database database;

    public Appeals(Database database) {
        this.database = database;
    }

    /** Returns the latest appeal against a case. */
    public Optional<Stored<Appeal>> find(CaseId id) {
        return stored(id).stream().reduce((_, later) -> later);
    }

    Optional<Stored<Appeal>> find(CaseId id, int number) {
        return ROWS.find(database, key(id, number));
    }

    /** Returns the appeals against a case, in the order in which they were brought. */
    public List<Appeal> ofCase(CaseId id) {
        return stored(id).stream().map(Stored::value).toList();
    }

    private List<Stored<Appeal>> stored(CaseId id) {
        var query = Query.table(Table.CASES, id.toString(), new Query.Range.StartsWith(APPEAL), Query.MAX_LIMIT);
        return database.all(query).stream().map(ROWS::read).toList();
    }

    Write create(Appeal appeal) {
        return ROWS.create(appeal);
    }

    Write replace(Stored<Appeal> old, Appeal changed) {
        return ROWS.replace(old, changed);
    }

    /**
     * Returns a page of open appeals, the earliest deadline first. The index may lag: an appeal may have been decided a
     * moment ago.
     */
    public Page<Appeal> open(int limit, Optional<Cursor> after) {
        return database.query(WORK.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /**
     * Returns a page of open appeals whose deadline has passed, told or not. Read each again before acting on it, since
     * the index may lag.
     */
    Page<Appeal> due(Instant now, Optional<Cursor> after) {
        return database.query(WORK.due(now, after)).map(row -> ROWS.read(row).value());
    }

    private static Key key(CaseId id, int number) {
        return new Key(Table.CASES, id.toString(), APPEAL + "%04d".formatted(number));
    }

    private static List<IndexEntry> indexes(Appeal appeal) {
        return appeal.decision().isPresent() ? List.of() : List.of(WORK.entry(appeal.decideBy(), appeal.at()));
    }
}
