package dev.makegood.advice.causes;

import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes the corrections of cases' causes. All of a case are one row, so that a list reads one for each. */
public final class CauseCorrections {
    /** The most corrections of a case; the last one counts. */
    static final int MOST = 20;

    private static final RowType<Corrections> ROWS = new RowType<>(Corrections.class, row -> key(row.caseId()));

    private final Database database;

    public CauseCorrections(Database database) {
        this.database = database;
    }

    /** Holds the corrections of a case, in order. */
    record Corrections(CaseId caseId, List<CauseCorrection> all) {
        Optional<CauseCorrection> find(String correctionId) {
            return all.stream()
                    .filter(one -> one.correctionId().equals(correctionId))
                    .findFirst();
        }

        Corrections and(CauseCorrection next) {
            return new Corrections(
                    caseId, Stream.concat(all.stream(), Stream.of(next)).toList());
        }

        Corrections erased() {
            return new Corrections(
                    caseId, all.stream().map(CauseCorrection::erased).toList());
        }
    }

    /** Returns the corrections of a case, in order. */
    public List<CauseCorrection> of(CaseId caseId) {
        return find(caseId).map(stored -> stored.value().all()).orElse(List.of());
    }

    /** Returns the corrections of those cases that have some. */
    Map<CaseId, List<CauseCorrection>> of(Collection<CaseId> cases) {
        var found = new HashMap<CaseId, List<CauseCorrection>>();
        database.findAll(cases.stream().map(CauseCorrections::key).toList()).stream()
                .flatMap(row -> ROWS.readable(row).stream())
                .forEach(row -> found.put(row.caseId(), row.all()));
        return found;
    }

    Optional<Stored<Corrections>> find(CaseId caseId) {
        return ROWS.find(database, key(caseId));
    }

    Write put(Optional<Stored<Corrections>> old, Corrections changed) {
        return ROWS.put(old, changed);
    }

    private static Key key(CaseId caseId) {
        return new Key(Table.CASES, caseId.toString(), "CAUSE");
    }
}
