package dev.makegood.servicedesk.handover;

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

/**
 * Reads and writes the rows of hand-overs, which are stored with their case. An open one is in the service desk's
 * index.
 */
public final class HandOvers {
    private static final String PREFIX = "HANDOVER~";

    private static final RowType<HandOver> ROWS = new RowType<>(
            HandOver.class, handOver -> key(handOver.caseId(), handOver.handOverId()), HandOvers::indexes);

    private static final DeskWork WORK = new DeskWork(Index.DESK, "handOver");

    private final Database database;

    public HandOvers(Database database) {
        this.database = database;
    }

    public Optional<Stored<HandOver>> find(CaseId caseId, String handOverId) {
        return ROWS.find(database, key(caseId, handOverId));
    }

    /** Returns the hand-overs of a case in the order of their ids. */
    public List<HandOver> ofCase(CaseId caseId) {
        var query = Query.table(Table.CASES, caseId.toString(), new Query.Range.StartsWith(PREFIX));
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    /**
     * Returns a page of open hand-overs, the earliest deadline first. The index may lag: one may have been answered a
     * moment ago.
     */
    public Page<HandOver> waiting(int limit, Optional<Cursor> after) {
        return database.query(WORK.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /**
     * Returns a page of open hand-overs whose deadline has passed, told or not. Read each again before acting on it,
     * since the index may lag.
     */
    Page<HandOver> due(Instant now, Optional<Cursor> after) {
        return database.query(WORK.due(now, after)).map(row -> ROWS.read(row).value());
    }

    Write create(HandOver handOver) {
        return ROWS.create(handOver);
    }

    Write replace(Stored<HandOver> old, HandOver changed) {
        return ROWS.replace(old, changed);
    }

    private static Key key(CaseId caseId, String handOverId) {
        return new Key(Table.CASES, caseId.toString(), PREFIX + handOverId);
    }

    private static List<IndexEntry> indexes(HandOver handOver) {
        return handOver.answer().isPresent() ? List.of() : List.of(WORK.entry(handOver.answerBy(), handOver.at()));
    }
}
