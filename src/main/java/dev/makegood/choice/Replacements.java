package dev.makegood.choice;

import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of replacements, which are stored with their case. */
public final class Replacements {
    /** The most offers for one case; more would be useless. */
    static final int MOST = 10;

    private static final String REPLACEMENT = "REPLACEMENT";
    private static final RowType<Offered> ROWS = new RowType<>(
            Offered.class, row -> key(row.caseId(), row.replacement().told().replacementId()));

    private final Database database;

    public Replacements(Database database) {
        this.database = database;
    }

    private record Offered(CaseId caseId, Replacement replacement) {}

    Optional<Replacement> find(CaseId caseId, String replacementId) {
        return ROWS.find(database, key(caseId, replacementId))
                .map(Stored::value)
                .map(Offered::replacement);
    }

    /** Returns the offers for a case, in the order of their ids. */
    public List<Replacement> ofCase(CaseId caseId) {
        var query = Query.table(Table.CASES, caseId.toString(), Query.Range.under(REPLACEMENT));
        return database.all(query).stream()
                .map(row -> ROWS.read(row).value().replacement())
                .toList();
    }

    /** Returns the offers whose ship time is still ahead. */
    List<Replacement> open(CaseId caseId, Instant now) {
        return ofCase(caseId).stream()
                .filter(offer -> offer.told().shipBy().isAfter(now))
                .toList();
    }

    Write create(CaseId caseId, Replacement replacement) {
        return ROWS.create(new Offered(caseId, replacement));
    }

    private static Key key(CaseId caseId, String replacementId) {
        return new Key(Table.CASES, caseId.toString(), KeyText.join(REPLACEMENT, replacementId));
    }
}
