package dev.makegood.account;

import java.util.Optional;

/** Which units of a case are refunded: none twice, none beyond those it is about. The rows of a case come together, in order. */
final class RefundedUnits {
    private String caseId = "";
    private int about;
    private int last;

    void begin(AuditedRows.Case next) {
        caseId = next.id();
        about = next.units();
        last = 0;
    }

    /** What is wrong with a refund of units {@code from} to {@code to}. */
    Optional<Finding> add(String ofCase, int from, int to) {
        boolean known = ofCase.equals(caseId);
        int before = known ? last : 0;
        int most = known ? about : 0;
        last = Math.max(before, to);
        String found = "units " + from + " to " + to;
        if (from <= before) {
            return Optional.of(Finding.of("a unit is refunded once", "from unit " + (before + 1), found, ofCase));
        }
        return to > most
                ? Optional.of(Finding.of("refunds are of the units of a case", "up to unit " + most, found, ofCase))
                : Optional.empty();
    }
}
