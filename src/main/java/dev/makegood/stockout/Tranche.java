package dev.makegood.stockout;

import dev.makegood.command.Actor;
import dev.makegood.order.Shares;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Repayment;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds one growth of a case. It has its own facts, so that a decision about some units of a line leaves the others
 * alone.
 *
 * @param by who caused it, such as {@code merchant:M1}, or {@code system}
 * @param at when it was established
 * @param knownAt when the hours of its refund begin, independent of when it was detected
 * @param portion the payment for its units, and their own facts
 * @param act the act that stranded it, if a brake may hold it back; else absent
 * @param madeGood units whose buyer has goods instead, if the version owes compensation on the refund
 */
public record Tranche(
        int units,
        Trigger trigger,
        Actor by,
        Instant at,
        Instant knownAt,
        Portion portion,
        Optional<OfAct> act,
        int madeGood) {

    public Tranche {
        if (units < 1 || madeGood < 0 || madeGood > units) {
            throw new IllegalArgumentException(madeGood + " of " + units + " units made good");
        }
    }

    public boolean exempt() {
        return portion.exemption().isPresent();
    }

    /** Returns true if its act was withdrawn, so that its units will be shipped. */
    public boolean takenBack() {
        return portion.exemption().filter(Exemption.TAKEN_BACK::equals).isPresent();
    }

    /** Returns the tranche with its act withdrawn, whatever exemption it had before. */
    public Tranche takeBack() {
        return with(portion.exempt(Exemption.TAKEN_BACK));
    }

    /** Returns the tranche without its act, so that nothing can hold it back. */
    public Tranche free() {
        return new Tranche(units, trigger, by, at, knownAt, portion, Optional.empty(), madeGood);
    }

    /** Returns the tranche with its units kept short, whatever becomes of their act. */
    public Tranche keep() {
        return new Tranche(units, trigger, by, at, knownAt, portion, act.map(OfAct::keep), madeGood);
    }

    /** Returns true if both have the same cause, so that they form one tranche. */
    boolean isOneWith(Tranche more) {
        return trigger == more.trigger
                && by.equals(more.by)
                && at.equals(more.at)
                && act.equals(more.act)
                && joins(more);
    }

    /** Returns true if neither has an agreement or an exemption. */
    boolean joins(Tranche more) {
        return isPlain() && more.isPlain();
    }

    private boolean isPlain() {
        return portion.agreement().isEmpty() && portion.exemption().isEmpty();
    }

    /** Returns both merged: admitted only if both were, at the later of the two instants. */
    Tranche plus(Tranche more) {
        Optional<Instant> admittedAt = portion.admittedAt()
                .flatMap(first -> more.portion.admittedAt().map(second -> first.isAfter(second) ? first : second));
        var both = new Portion(
                portion.paid().plus(more.portion.paid()),
                portion.withCoupons().plus(more.portion.withCoupons()),
                admittedAt,
                portion.agreement(),
                portion.exemption(),
                Stream.concat(portion.repayments().stream(), more.portion.repayments().stream())
                        .toList());
        Optional<OfAct> of = act.equals(more.act) ? act : Optional.empty();
        return new Tranche(units + more.units, trigger, by, at, knownAt, both, of, madeGood + more.madeGood);
    }

    Tranche with(Portion next) {
        return new Tranche(units, trigger, by, at, knownAt, next, act, madeGood);
    }

    public Tranche agreed(Agreement next) {
        return with(portion.agreed(next));
    }

    /** Returns the tranche exempt on a ground, so that nothing is owed for it. An earlier ground stays. */
    Tranche exempt(Exemption ground) {
        return exempt() ? this : with(portion.exempt(ground));
    }

    /** Returns the tranche with this many of its units made good by goods. */
    public Tranche madeGood(int made) {
        return new Tranche(units, trigger, by, at, knownAt, portion, act, made);
    }

    /** Returns the tranche after one more payment of its refunds. */
    public Tranche repaid(Repayment more) {
        return with(portion.repaid(more));
    }

    /** Returns the portion that an assessment counts, without units whose buyer has goods instead. */
    Portion counted() {
        if (madeGood == 0) {
            return portion;
        }
        int rest = units - madeGood;
        return rest == 0 && !exempt()
                ? portion.exempt(Exemption.GOODS_INSTEAD)
                : portion.paying(
                        Shares.cumulative(portion.paid(), rest, units),
                        Shares.cumulative(portion.withCoupons(), rest, units));
    }
}
