package dev.makegood.record;

import dev.makegood.fact.Evidence;
import dev.makegood.stockout.CaseId;
import java.time.Instant;

/** Holds what the operator or the service desk noted about a case. */
public record Note(CaseId caseId, String noteId, String text, String by, Instant at) {

    /** Returns this note with its text erased. */
    Note erased() {
        return new Note(caseId, noteId, Evidence.ERASED, by, at);
    }
}
