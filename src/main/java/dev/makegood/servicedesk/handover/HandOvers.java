package dev.makegood.servicedesk.handover;

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

/**
 * Reads and writes the rows of hand-overs, which are stored with their case. An open one is in the service desk's
 * index.
 */
public final class HandOvers {
    private static final String HAND_OVER = "HANDOVER";

    private static final DeskWork WORK = new DeskWork(Index.DESK, "handOver");

    private static final RowType<HandOver> ROWS = new RowType<>(
            HandOver.class,
            handOver -> key(handOver.caseId(), handOver.handOverId()),
            handOver -> handOver.ticket().entries(WORK));

    private final Database database;
    private final Tickets<HandOver> tickets;

    public HandOvers(Database database) {
        this.database = database;
        tickets = new Tickets<>(database, ROWS, WORK);
    }

    public Tickets<HandOver> tickets() {
        return tickets;
    }

    public Optional<Stored<HandOver>> find(CaseId caseId, String handOverId) {
        return ROWS.find(database, key(caseId, handOverId));
    }

    /** Returns the hand-overs of a case in the order of their ids. */
    public List<HandOver> ofCase(CaseId caseId) {
        var query = Query.table(Table.CASES, caseId.toString(), Query.Range.under(HAND_OVER));
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    Write create(HandOver handOver) {
        return ROWS.create(handOver);
    }

    Write replace(Stored<HandOver> old, HandOver changed) {
        return ROWS.replace(old, changed);
    }

    private static Key key(CaseId caseId, String handOverId) {
        return new Key(Table.CASES, caseId.toString(), KeyText.join(HAND_OVER, handOverId));
    }
}
