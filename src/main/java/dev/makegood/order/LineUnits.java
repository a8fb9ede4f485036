package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makegood.storage.TornRead;

/**
 * Counts the units of an order line. A unit can be shipped after its refund, so shipped and short units together may
 * exceed the quantity.
 *
 * @param quantity units that were ordered
 * @param shipped units that have left the merchant
 * @param shortUnits units that will not be shipped, by a case
 * @param awaited short units that the buyer waits for instead of a refund
 * @param honoured short units that were shipped while the buyer waited
 * @param elsewhere units whose money was refunded outside Makegood; they can never become short
 * @param wished short units that the buyer wanted cancelled
 */
public record LineUnits(
        int quantity,
        int shipped,
        int shortUnits,
        int awaited,
        int honoured,
        int elsewhere,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int wished) {

    public LineUnits {
        if (awaited < 0 || awaited + honoured > shortUnits) {
            throw new IllegalArgumentException(
                    awaited + " awaited and " + honoured + " honoured of " + shortUnits + " short");
        }
    }

    static LineUnits of(int quantity, int shipped) {
        return new LineUnits(quantity, shipped, 0, 0, 0, 0, 0);
    }

    /** Returns the units that are neither shipped nor short; stock is allocated to these. */
    @JsonIgnore
    public int open() {
        return Math.max(0, -beyond());
    }

    /** Returns the units that were shipped although they are short and the buyer does not wait for them. */
    @JsonIgnore
    public int shippedThoughShort() {
        return Math.max(0, beyond() - awaited);
    }

    /** Returns the awaited units that were shipped, so that the wait for them is over. */
    @JsonIgnore
    public int sentWhileAwaited() {
        return Math.clamp(beyond(), 0, awaited);
    }

    /** Returns the units that counted as shipped during the wait, but were not shipped after all. */
    @JsonIgnore
    public int honouredInVain() {
        return Math.max(0, honoured - shipped);
    }

    /**
     * Returns by how many units the sum of shipped, short and refunded units exceeds the quantity; negative if some are
     * open.
     */
    private int beyond() {
        return shipped + shortUnits + elsewhere - Math.min(honoured, shipped) - quantity;
    }

    LineUnits ship(int units) {
        if (units < 1 || units > quantity - shipped) {
            throw new IllegalArgumentException("cannot ship " + units + " more units");
        }
        return new LineUnits(quantity, shipped + units, shortUnits, awaited, honoured, elsewhere, wished);
    }

    /**
     * Reverts the shipment of units.
     *
     * @throws TornRead if they were not shipped
     */
    LineUnits unship(int units) {
        TornRead.unless(units <= shipped, units + " of " + shipped + " cannot be unshipped");
        return new LineUnits(quantity, shipped - units, shortUnits, awaited, honoured, elsewhere, wished);
    }

    /**
     * Counts units as refunded outside Makegood.
     *
     * @throws TornRead if that is more than there are
     */
    LineUnits refundedElsewhere(int units) {
        TornRead.unless(units <= quantity - shortUnits - elsewhere, units + " more units cannot be refunded elsewhere");
        return new LineUnits(quantity, shipped, shortUnits, awaited, honoured, elsewhere + units, wished);
    }

    /**
     * Makes units short.
     *
     * @param wish true if the buyer wanted them cancelled
     */
    LineUnits goShort(int units, boolean wish) {
        if (units < 1 || units > open()) {
            throw new IllegalArgumentException("cannot be short of " + units + " more units");
        }
        int more = wish ? units : 0;
        return new LineUnits(quantity, shipped, shortUnits + units, awaited, honoured, elsewhere, wished + more);
    }

    /**
     * Makes more units short, or (if negative) fewer.
     *
     * @throws TornRead if awaited or honoured units would no longer be short
     */
    LineUnits shortBy(int units) {
        TornRead.unless(
                awaited + honoured <= shortUnits + units,
                awaited + " awaited and " + honoured + " honoured of " + (shortUnits + units) + " short");
        return new LineUnits(quantity, shipped, shortUnits + units, awaited, honoured, elsewhere, wished);
    }

    /**
     * Lets the buyer wait for more units, or (if negative) fewer, and counts {@code sent} more as shipped during the
     * wait.
     *
     * @throws TornRead if the refund and the line disagree about the units
     */
    LineUnits await(int units, int sent) {
        int waits = awaited + units;
        TornRead.unless(
                waits >= 0 && waits + honoured + sent <= shortUnits,
                units + " more awaited and " + sent + " more sent of " + this);
        return new LineUnits(quantity, shipped, shortUnits, awaited + units, honoured + sent, elsewhere, wished);
    }
}
