package dev.makegood.evidence;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.stockout.CaseId;
import java.time.Instant;

/** Holds a note of an operator or the service desk about a case. */
public record Note(CaseId caseId, String noteId, String text, Actor by, Instant at) {

    /** Returns this note with its text erased. */
    Note erased() {
        return new Note(caseId, noteId, Attachment.ERASED, by, at);
    }
}
