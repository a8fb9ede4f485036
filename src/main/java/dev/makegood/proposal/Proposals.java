package dev.makegood.proposal;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of proposals. Those that nobody confirmed are a list of the desk's index, by their ends. */
public final class Proposals {
    private static final String PARTITION = "proposal";

    private static final RowType<Proposal> ROWS =
            new RowType<>(Proposal.class, proposal -> key(proposal.proposalId()), Proposals::indexes);

    private final Database database;

    public Proposals(Database database) {
        this.database = database;
    }

    Optional<Stored<Proposal>> find(String proposalId) {
        return ROWS.find(database, key(proposalId));
    }

    Write put(Optional<Stored<Proposal>> old, Proposal changed) {
        return ROWS.put(old, changed);
    }

    /** Returns a page of the proposals that can still be confirmed, the one that ends first before the others. */
    public Page<Proposal> open(Instant now, int limit, Optional<Cursor> after) {
        var range =
                Query.Range.period(now.plusMillis(1), now.plus(Proposal.WAITS).plusMillis(2));
        var query = Query.index(Index.DESK, PARTITION, range, limit).after(after);
        return database.query(query).map(row -> ROWS.read(row).value());
    }

    private static Key key(String proposalId) {
        return new Key(Table.CASES, KeyText.join(PARTITION, proposalId), "PROPOSAL");
    }

    private static List<IndexEntry> indexes(Proposal proposal) {
        return proposal.confirmed().isPresent()
                ? List.of()
                : List.of(Index.DESK.entry(
                        PARTITION,
                        proposal.until(),
                        new KeyText(KeyText.join(SortableInstant.format(proposal.at()), proposal.proposalId()))));
    }
}
