package dev.makegood.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which units of a case are refunded: none twice, none beyond those it is about. The rows of a case come together. */
final class RefundedUnits {
    private final List<int[]> refunded = new ArrayList<>();
    private String caseId = "";
    private int about;

    void begin(AuditedRows.Case next) {
        caseId = next.id();
        about = next.units();
        refunded.clear();
    }

    /** What is wrong with a refund of units {@code from} to {@code to}; none where all of them were sent after all. */
    Optional<Finding> add(String ofCase, int from, int to) {
        boolean known = ofCase.equals(caseId);
        int most = known ? about : 0;
        OptionalInt twice = known ? overlap(from, to) : OptionalInt.empty();
        if (known && from <= to) {
            refunded.add(new int[] {from, to});
        }
        String found = "units " + from + " to " + to;
        if (twice.isPresent()) {
            String expected = "from unit " + (twice.getAsInt() + 1);
            return Optional.of(Finding.of("a unit is refunded once", expected, found, ofCase));
        }
        return to > most
                ? Optional.of(Finding.of("refunds are of the units of a case", "up to unit " + most, found, ofCase))
                : Optional.empty();
    }

    /** The last of the units that are refunded already, if any of these is. */
    private OptionalInt overlap(int from, int to) {
        return refunded.stream()
                .filter(range -> range[0] <= to && from <= range[1])
                .mapToInt(range -> range[1])
                .max();
    }
}
