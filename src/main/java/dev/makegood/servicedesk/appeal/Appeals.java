package dev.makegood.servicedesk.appeal;

import dev.makegood.servicedesk.ticket.Tickets;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of appeals. An open appeal is in the service desk's index. */
public final class Appeals {
    private static final String APPEAL = "APPEAL";

    private static final DeskWork WORK = new DeskWork(Index.DESK, "appeal");

    private static final RowType<Appeal> ROWS = new RowType<>(
            Appeal.class,
            appeal -> key(appeal.caseId(), appeal.number()),
            appeal -> appeal.ticket().entries(WORK));

    private final Database database;
    private final Tickets<Appeal> tickets;

    public Appeals(Database database) {
        this.database = database;
        tickets = new Tickets<>(database, ROWS, WORK);
    }

    public Tickets<Appeal> tickets() {
        return tickets;
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
        var query = Query.table(Table.CASES, id.toString(), Query.Range.under(APPEAL), Query.MAX_LIMIT);
        return database.all(query).stream().map(ROWS::read).toList();
    }

    Write create(Appeal appeal) {
        return ROWS.create(appeal);
    }

    Write replace(Stored<Appeal> old, Appeal changed) {
        return ROWS.replace(old, changed);
    }

    private static Key key(CaseId id, int number) {
        return new Key(Table.CASES, id.toString(), KeyText.join(APPEAL, "%04d".formatted(number)));
    }
}
