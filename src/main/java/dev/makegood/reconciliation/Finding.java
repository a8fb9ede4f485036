package dev.makegood.reconciliation;

import dev.makegood.reconciliation.Reconciliation.Difference;
import org.joda.money.Money;

/**
 * Holds something that was wrong when it was read, perhaps only because rows were being written.
 *
 * @param mark the same in two runs if the difference is real, even if the amounts have moved
 */
record Finding(Difference difference, String mark) {

    static Finding of(String what, String expected, String found, String where) {
        return new Finding(
                new Difference(what, expected, found, where), String.join("\n", what, where, expected, found));
    }

    /** Creates a finding whose mark contains only the gap between the amounts. */
    static Finding of(String what, Money expected, Money found, String where) {
        return new Finding(
                new Difference(what, expected.toString(), found.toString(), where),
                String.join("\n", what, where, found.minus(expected).toString()));
    }
}
