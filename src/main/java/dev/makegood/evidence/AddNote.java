package dev.makegood.evidence;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
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

/**
 * Writes a note on a case. Notes never change, except that they are erased with their buyer; a correction is another
 * note.
 */
public final class AddNote {
    private static final String NOTE = "NOTE";

    private static final RowType<Note> ROWS = new RowType<>(Note.class, note -> key(note.caseId(), note.noteId()));

    private final Database database;
    private final Cases cases;

    public AddNote(Database database) {
        this.database = database;
        cases = new Cases(database);
    }

    /**
     * Adds a note.
     *
     * @param by who writes it; if two write the same under one id, the first is named
     */
    public Outcome<Note> add(CaseId caseId, String noteId, String text, Actor by, Instant now) {
        return database.decide(() -> {
            if (cases.find(caseId).isEmpty()) {
                return Decision.answer(new Outcome.NotFound<>());
            }
            var before = ROWS.find(database, key(caseId, noteId)).map(Stored::value);
            if (before.isPresent()) {
                return Decision.answer(
                        Outcome.again(new AddNoteCommand(before.get().text()), new AddNoteCommand(text), before.get()));
            }
            var note = new Note(caseId, noteId, text, by, now);
            return new Decision<>(new Outcome.Created<>(note), List.of(ROWS.create(note)));
        });
    }

    private record AddNoteCommand(String text) {}

    static List<Note> notes(Database database, CaseId caseId) {
        var query = Query.table(Table.CASES, caseId.toString(), Query.Range.under(NOTE));
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    static Optional<Stored<Note>> find(Database database, Note note) {
        return ROWS.find(database, key(note.caseId(), note.noteId()));
    }

    static Write replace(Stored<Note> old, Note changed) {
        return ROWS.replace(old, changed);
    }

    private static Key key(CaseId caseId, String noteId) {
        return new Key(Table.CASES, caseId.toString(), KeyText.join(NOTE, noteId));
    }
}
