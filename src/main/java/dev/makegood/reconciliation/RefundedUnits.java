package dev.makegood.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks that no unit of a case is refunded twice, and that only units of the case are. Relies on the rows of a case
 * being adjacent.
 */
final class RefundedUnits {
    private final List<int[]> refunded = new ArrayList<>();
    private String caseId = "";
    private int about;

    void begin(AuditedRows.Case next) {
        begin(next.id(), next.units());
    }

    private void begin(String id, int units) {
        caseId = id;
        about = units;
        refunded.clear();
    }

    /**
     * Returns the fault of a refund of units {@code from} to {@code to}; empty if there is none, or if the range is
     * empty because all units were sent.
     */
    Optional<Finding> add(String ofCase, int from, int to) {
        if (!ofCase.equals(caseId)) {
            // A missing case has no units.
            begin(ofCase, 0);
        }
        OptionalInt twice = overlap(from, to);
        if (from <= to) {
            refunded.add(new int[] {from, to});
        }
        String found = "units " + from + " to " + to;
        if (twice.isPresent()) {
            String expected = "from unit " + (twice.getAsInt() + 1);
            return Optional.of(Finding.of("a unit is refunded once", expected, found, ofCase));
        }
        return to > about
                ? Optional.of(
                        Finding.of("refunds cover only units of their case", "up to unit " + about, found, ofCase))
                : Optional.empty();
    }

    /** Returns the last unit of the range that is already refunded; empty if none is. */
    private OptionalInt overlap(int from, int to) {
        return refunded.stream()
                .filter(range -> range[0] <= to && from <= range[1])
                .mapToInt(range -> range[1])
                .max();
    }
}
