package dev.makegood.evidence;

import dev.makegood.file.Attachment;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.util.List;

/** Erases the texts of notes on a case whose buyer was erased. Author and time stay. */
public final class EraseNotes {
    private final Database database;

    public EraseNotes(Database database) {
        this.database = database;
    }

    /** Erases the notes. Has no effect the second time. */
    public void erase(CaseId caseId) {
        AddNote.notes(database, caseId)
                .forEach(note -> database.decide(() -> AddNote.find(database, note)
                        .filter(stored -> !stored.value().text().equals(Attachment.ERASED))
                        .map(stored -> new Decision<>(
                                true,
                                List.of(AddNote.replace(stored, stored.value().erased()))))
                        .orElse(Decision.answer(false))));
    }
}
