package dev.makegood.refund;

import java.util.List;

/** Answers and changes which units of a refund got goods, and which were refunded outside Makegood. */
public record ExcludedUnits(Refund refund) {
    /**
     * Returns how many units were shipped while the buyer waited, without those that have a refund of their own because
     * they were not shipped after all.
     *
     * @param all the refunds of its case
     */
    public int sent(List<Refund> all) {
        int first = refund.refundId().fromUnit();
        int sent = refund.excluded().sent();
        int inVain = all.stream()
                .map(Refund::refundId)
                .filter(other -> !other.equals(refund.refundId()))
                .filter(other -> other.fromUnit() >= first && other.fromUnit() < first + sent)
                .mapToInt(RefundId::units)
                .sum();
        return sent - inVain;
    }

    /** Returns how many of the sent units are refunded if they were sent in vain: those not refunded elsewhere. */
    public int refundedIfInVain(List<Refund> all) {
        return sent(all) - refund.excluded().sentAndElsewhere();
    }

    /** Returns the refund after units that were sent while the buyer waited were refunded elsewhere. */
    public Refund sentAndElsewhere(int units) {
        return refund.with(refund.excluded().sentAndElsewhere(units));
    }

    /** Returns how many units it refunds that were not refunded elsewhere too. */
    public int refundedOnce() {
        return refund.units() - refund.excluded().twice();
    }

    /** Returns the refund after more units of it, or (if negative) fewer, count as refunded elsewhere too. */
    public Refund twice(int more) {
        return refund.with(refund.excluded().twice(more));
    }

    /** Returns the refund, which is not stopped, after units of it were refunded elsewhere and get no replacement. */
    public Refund withoutReplacement(int units) {
        return refund.with(refund.excluded().elsewhere(units));
    }
}
