package dev.makegood.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.reconciliation.Reconciliation.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies which refunds the audit reports: of units refunded before, and of units that no case is about. */
class RefundedUnitsTest {
    private static final String TWICE = "a unit is refunded once";
    private static final String OF_NO_CASE = "refunds cover only units of their case";

    private final RefundedUnits units = new RefundedUnits();

    private void begin(String caseId, int units) {
        this.units.begin(
                new AuditedRows.Case(caseId, "M1", "b", List.of(new AuditedRows.Tranche(units)), null, null, null));
    }

    @SafeVarargs
    private static List<String> rules(Optional<Finding>... found) {
        return Stream.of(found)
                .map(one -> one.map(finding -> finding.difference().what()).orElse(""))
                .toList();
    }

    @Test
    void eachUnitOfACaseIsRefundedOnce() {
        begin("c-1", 3);
        assertEquals(
                List.of("", "", TWICE), rules(units.add("c-1", 1, 1), units.add("c-1", 2, 3), units.add("c-1", 3, 3)));
        assertEquals(List.of(OF_NO_CASE), rules(units.add("c-1", 4, 4)));
        begin("c-2", 1);
        assertEquals(List.of(""), rules(units.add("c-2", 1, 1)));
    }

    @Test
    void whatIsRefundedForACaseThatThereIsNotIsOfNoCaseAndHasNoUnitsInCommonWithOthers() {
        begin("c-1", 2);
        assertEquals(List.of("", OF_NO_CASE), rules(units.add("c-1", 1, 2), units.add("c-9", 1, 2)));
    }

    @Test
    void whatIsWrongSaysWhichUnitsThereWereAndWhichAreRefunded() {
        begin("c-1", 3);
        units.add("c-1", 1, 2);
        assertEquals(
                Optional.of(new Difference(TWICE, "from unit 3", "units 2 to 3", "c-1")),
                units.add("c-1", 2, 3).map(Finding::difference));
        assertEquals(
                Optional.of(new Difference(OF_NO_CASE, "up to unit 3", "units 4 to 5", "c-1")),
                units.add("c-1", 4, 5).map(Finding::difference));
    }

    @Test
    void aRefundOfWhichAllWasSentIsOfNoUnit() {
        begin("c-1", 3);
        assertEquals(List.of("", ""), rules(units.add("c-1", 3, 2), units.add("c-1", 2, 3)));
    }
}
