package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.TornRead;

/**
 * Counts the units of an order line. A unit can be shipped after its refund, so shipped and short units together may
 * exceed the quantity.
 *
 * @param quantity units that were ordered
 * @param shipped units that left the merchant
 * @param shortUnits units that a case says will not be shipped
 * @param awaited short units that the buyer waits for instead of a refund
 * @param honoured short units that were shipped while the buyer waited
 * @param elsewhere units whose money was refunded outside Makegood; they can never become short
 */
public record LineUnits(int quantity, int shipped, int shortUnits, int awaited, int honoured, int elsewhere) {

    public LineUnits {
        if (awaited < 0 || awaited + honoured > shortUnits) {
            throw new IllegalArgumentException(
                    awaited + " awaited and " + honoured + " honoured of " + shortUnits + " short");
        }
    }

    static LineUnits of(int quantity, int shipped) {
        return new LineUnits(quantity, shipped, 0, 0, 0, 0);
    }

    /** Returns the units that are neither shipped nor short; stock is allocated to these. */
    @JsonIgnore
    public int open() {
        return Math.max(0, -beyond());
    }

    /** Returns the units that were shipped though a case counts them as short and the buyer does not wait for them. */
    @JsonIgnore
    public int shippedThoughShort() {
        return Math.max(0, beyond() - awaited);
    }

    /** Returns the awaited units that were shipped; the wait for them is over. */
    @JsonIgnore
    public int sentWhileAwaited() {
        return Math.clamp(beyond(), 0, awaited);
    }

    /** Returns the units that counted as shipped while the buyer waited, but were not shipped after all. */
    @JsonIgnore
    public int honouredInVain() {
        return Math.max(0, honoured - shipped);
    }

    /**
     * Returns how many units exceed the quantity if shipped, short and refunded ones are added; negative if some are
     * open.
     */
    private int beyond() {
        return shipped + shortUnits + elsewhere - Math.min(honoured, shipped) - quantity;
    }

    LineUnits ship(int units) {
        if (units < 1 || units > quantity - shipped) {
            throw new IllegalArgumentException("cannot ship " + units + " more units");
        }
        return new LineUnits(quantity, shipped + units, shortUnits, awaited, honoured, elsewhere);
    }

    /**
     * Takes back that units of a shipment were shipped.
     *
     * @throws TornRead if they were not
     */
    LineUnits unship(int units) {
        TornRead.unless(units <= shipped, units + " of " + shipped + " cannot be unshipped");
        return new LineUnits(quantity, shipped - units, shortUnits, awaited, honoured, elsewhere);
    }

    /**
     * Counts units as refunded outside Makegood.
     *
     * @throws TornRead if that is more than there are
     */
    LineUnits refundedElsewhere(int units) {
        TornRead.unless(units <= quantity - shortUnits - elsewhere, units + " more units cannot be refunded elsewhere");
        return new LineUnits(quantity, shipped, shortUnits, awaited, honoured, elsewhere + units);
    }

    LineUnits goShort(int units) {
        if (units < 1 || units > open()) {
            throw new IllegalArgumentException("cannot be short of " + units + " more units");
        }
        return shortBy(units);
    }

    /**
     * Makes more units short, or (negative) fewer.
     *
     * @throws TornRead if units are awaited or honoured that are then not short
     */
    LineUnits shortBy(int units) {
        TornRead.unless(
                awaited + honoured <= shortUnits + units,
                awaited + " awaited and " + honoured + " honoured of " + (shortUnits + units) + " short");
        return new LineUnits(quantity, shipped, shortUnits + units, awaited, honoured, elsewhere);
    }

    /**
     * Lets the buyer wait for more units, or (negative) fewer, and counts so many more as shipped during the wait.
     *
     * @throws TornRead if a refund has other units than the line
     */
    LineUnits await(int units, int sent) {
        int waits = awaited + units;
        TornRead.unless(
                waits >= 0 && waits + honoured + sent <= shortUnits,
                units + " more awaited and " + sent + " more sent of " + this);
        return new LineUnits(quantity, shipped, shortUnits, awaited + units, honoured + sent, elsewhere);
    }
}
