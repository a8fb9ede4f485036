package dev.makegood.advice.causes;

import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.util.List;
import java.util.Optional;

/** Erases the reasons of corrections of a case whose buyer was erased. Cause, author and time stay. */
public final class EraseCorrections {
    private final Database database;
    private final CauseCorrections corrections;

    public EraseCorrections(Database database) {
        this.database = database;
        corrections = new CauseCorrections(database);
    }

    /** Erases the reasons. Has no effect the second time. */
    public void erase(CaseId caseId) {
        database.decide(() -> corrections
                .find(caseId)
                .filter(stored -> !stored.value().erased().equals(stored.value()))
                .map(stored -> new Decision<>(
                        true,
                        List.of(corrections.put(
                                Optional.of(stored), stored.value().erased()))))
                .orElse(Decision.answer(false)));
    }
}
