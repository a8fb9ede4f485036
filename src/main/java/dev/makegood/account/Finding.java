package dev.makegood.account;

import dev.makegood.account.Reconciliation.Difference;
import org.joda.money.Money;

/**
 * Something that did not hold when it was looked at, perhaps only because rows were written meanwhile.
 *
 * @param mark what stays the same when a true difference is looked at again, though the amounts themselves may have moved
 */
record Finding(Difference difference, String mark) {

    static Finding of(String what, String expected, String found, String where) {
        return new Finding(
                new Difference(what, expected, found, where), String.join("\n", what, where, expected, found));
    }

    /** The gap is what stays the same. */
    static Finding of(String what, Money expected, Money found, String where) {
        return new Finding(
                new Difference(what, expected.toString(), found.toString(), where),
                String.join("\n", what, where, found.minus(expected).toString()));
    }
}
