package dev.makegood.reconciliation;

import java.util.Optional;
import org.joda.money.Money;

/**
 * Checks that a compensation that waits for a refund has one to come, and that a withdrawn refund pays nothing. Relies
 * on the rows of a case being adjacent.
 */
final class AwaitedRefunds {
    private Optional<String> waiting = Optional.empty();

    /** Begins a case, and returns the fault of the case before. */
    Optional<Finding> begin(AuditedRows.Case next) {
        Optional<Finding> fault = end();
        waiting = Optional.of(next.id()).filter(_ -> next.compensation().state().equals("awaitingRefund"));
        return fault;
    }

    /** Returns the fault of a refund. */
    Optional<Finding> add(String ofCase, AuditedRows.Refund refund) {
        if (refund.state().isToCome()) {
            waiting = waiting.filter(id -> !id.equals(ofCase));
        }
        Money cash = refund.split().cash();
        // Amounts that went back to coupons stay there if the cash came back and is withdrawn.
        return refund.state().isWithdrawn() && !cash.isZero()
                ? Optional.of(Finding.of(
                        "a withdrawn refund pays no cash", Money.zero(cash.getCurrencyUnit()), cash, refund.refundId()))
                : Optional.empty();
    }

    /** Returns the fault of the last case. */
    Optional<Finding> end() {
        return waiting.map(
                id -> Finding.of("a compensation that waits for a refund has one to come", "a refund", "none", id));
    }
}
