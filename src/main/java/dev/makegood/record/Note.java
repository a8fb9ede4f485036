package dev.makegood.record;

import dev.makegood.fact.Evidence;
import dev.makegood.stockout.CaseId;
import java.time.Instant;

/** What the operator or the service desk wrote down about a case. */
public record Note(CaseId caseId, String noteId, String text, String by, Instant at) {

    /** The same without its words. */
    Note erased() {
        return new Note(caseId, noteId, Evidence.ERASED, by, at);
    }
}
