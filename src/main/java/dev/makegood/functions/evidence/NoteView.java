package dev.makegood.functions.evidence;

import dev.makegood.command.Actor;
import dev.makegood.evidence.Note;
import java.time.Instant;

/** Shows a note on a case, with its author. */
public record NoteView(String caseId, String noteId, String text, Actor by, Instant at) {
    public static NoteView of(Note note) {
        return new NoteView(note.caseId().toString(), note.noteId(), note.text(), note.by(), note.at());
    }
}
