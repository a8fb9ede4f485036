package dev.makegood.brake;

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

/**
 * Holds what one act stranded of one order line.
 *
 * @param theCase of the line
 * @param all refunds of the case
 */
record Stranded(String strandingId, Case theCase, List<Stored<Refund>> all) {
    /** The most refunds that one transaction, of at most 100 writes, takes back beside everything else. */
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

    /** Returns true if nobody has decided anything about these units, and none of their refunds was sent. */
    boolean isUntouched() {
        return units() > 0
                && refunds().size() <= MOST_REFUNDS
                && refunds().stream().allMatch(refund -> refund.value().held().isUntouched())
                && tranches().stream()
                        .allMatch(tranche -> tranche.portion().agreement().isEmpty() && tranche.madeGood() == 0)
                && refunds().stream().mapToInt(refund -> refund.value().units()).sum() <= units();
    }

    /** Returns the case without these units. */
    Case takenBack(Case c) {
        return c.each(tranche -> isOfAct(tranche.act()) ? tranche.takeBack() : tranche);
    }

    /** Returns the case with nothing held back for these units. */
    Case kept() {
        return theCase.each(tranche -> isOfAct(tranche.act()) ? tranche.free() : tranche);
    }

    /** A compensation that waits for the refund is owed once no refund is still to come. */
    Case allRefunded(Instant now) {
        boolean waits = theCase.compensation() instanceof Compensation.AwaitingRefund
                && all.stream()
                        .map(Stored::value)
                        .filter(refund -> !isOfAct(refund.act()))
                        .noneMatch(Refund::isToCome);
        return waits ? theCase.with(new Compensation.Owed(now)) : theCase;
    }

    /** Gives access to the refunds as they are once these are taken back. */
    Refunding refundsAfter(Refunds rows, Instant now) {
        return rows.after(refunds().stream()
                .map(refund -> refund.value().held().takenBack(now))
                .toList());
    }
}
