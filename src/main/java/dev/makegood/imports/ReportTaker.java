package dev.makegood.imports;

import dev.makegood.mapping.Report;
import java.util.List;

/** Takes the reports of a file. */
@FunctionalInterface
public interface ReportTaker {
    /** Takes some reports; the same ones again change nothing. Returns the answers in the same order. */
    List<Answer> take(FileImport of, List<Report> reports);

    /** Lists what becomes of a report. */
    enum Kind {
        NEW,
        KNOWN,
        REFUSED,
        /** Nobody knows whether it was taken; it is tried again. */
        FAILED
    }

    /**
     * Says what became of a report.
     *
     * @param field at fault, if it was refused; empty for the report as a whole
     * @param reason why it was refused, else empty
     */
    record Answer(Kind kind, String field, String reason) {
        /** Answers a report that was not refused. */
        public static Answer of(Kind kind) {
            return new Answer(kind, "", "");
        }
    }
}
