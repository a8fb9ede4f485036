package dev.makegood.brake;

import dev.makegood.order.OrderFunds;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.Tranche;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds the units of one order line that one act stranded.
 *
 * @param theCase the case of the line
 * @param all refunds of the case
 * @param funds of the order
 */
record Stranded(String strandingId, Case theCase, List<Stored<Refund>> all, OrderFunds funds) {
    /** The most refunds to take back in one transaction, which has at most 100 writes. */
    private static final int MOST_REFUNDS = 20;

    private boolean isOfAct(Optional<OfAct> act) {
        return act.filter(of -> of.strandingId().equals(strandingId)).isPresent();
    }

    private List<Tranche> tranches() {
        return theCase.tranches().stream()
                .filter(tranche -> isOfAct(tranche.act()))
                .toList();
    }

    int units() {
        return tranches().stream().mapToInt(Tranche::units).sum();
    }

    List<Stored<Refund>> refunds() {
        return all.stream().filter(refund -> isOfAct(refund.value().act())).toList();
    }

    /**
     * Returns true if nobody has decided about these units, none of their refunds was sent, and none made another one
     * smaller.
     */
    boolean isUntouched() {
        return units() > 0
                && refunds().size() <= MOST_REFUNDS
                && refunds().stream().map(Stored::value).allMatch(this::isUntouched)
                && tranches().stream()
                        .noneMatch(tranche -> tranche.act().orElseThrow().kept() || tranche.madeGood() > 0)
                && refunds().stream().mapToInt(refund -> refund.value().units()).sum() <= units()
                && !madeOthersSmaller();
    }

    /**
     * Returns true if another refund of the order was planned smaller because of these, as both lose one discount.
     * Nothing would make up for it.
     */
    private boolean madeOthersSmaller() {
        Money nothing = Money.zero(funds.currency());
        return !refunds().isEmpty()
                && released()
                        .plan(theCase.merchantId(), nothing)
                        .split()
                        .total()
                        .isPositive();
    }

    /** Returns the order's funds without these refunds. */
    OrderFunds released() {
        OrderFunds left = funds;
        for (Stored<Refund> refund : refunds()) {
            left = left.released(theCase.merchantId(), refund.value().split());
        }
        return left;
    }

    private boolean isUntouched(Refund refund) {
        return refund.held().isUntouched() && !refund.split().isDrawn(funds);
    }

    /** Returns the case without these units. */
    Case takenBack(Case c) {
        return c.each(tranche -> isOfAct(tranche.act()) ? tranche.takeBack() : tranche);
    }

    /** Returns the case with payments for these units released. */
    Case kept() {
        return theCase.each(tranche -> isOfAct(tranche.act()) ? tranche.free() : tranche);
    }

    /** Makes compensation that waits for the refund owed once no refund is still to come. */
    Case allRefunded(Instant now) {
        boolean waits = theCase.compensation() instanceof Compensation.AwaitingRefund
                && all.stream()
                        .map(Stored::value)
                        .filter(refund -> !isOfAct(refund.act()))
                        .noneMatch(Refund::isToCome);
        return waits ? theCase.with(new Compensation.Owed(now)) : theCase;
    }

    /** Gives access to the refunds as they will be once these are taken back. */
    Refunding refundsAfter(Refunds rows, Instant now) {
        return rows.after(refunds().stream()
                .map(refund -> refund.value().held().takenBack(now))
                .toList());
    }
}
