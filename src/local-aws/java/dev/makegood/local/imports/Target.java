package dev.makegood.local.imports;

import dev.makegood.mapping.Report;
import java.util.List;

/** Takes reports. */
@FunctionalInterface
interface Target {
    /** Takes one report; the same one again changes nothing. */
    Answer take(Report report);

    /**
     * Holds the answer of the API.
     *
     * @param faults by field; empty if it was taken
     */
    record Answer(int status, List<Fault> faults) {
        boolean isTaken() {
            return status / 100 == 2;
        }
    }

    /** Says what is wrong with a field. */
    record Fault(String field, String reason) {}
}
