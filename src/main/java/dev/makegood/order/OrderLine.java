package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds an order line and the state of its units. A unit can be shipped after its refund, so shipped and short units
 * together may exceed the quantity.
 *
 * @param shipped units that left the merchant
 * @param shortUnits units that a case says will not be shipped
 * @param awaited short units that the buyer waits for instead of a refund
 * @param honoured short units that were shipped while the buyer waited
 * @param elsewhere units whose money was refunded outside of Makegood; they can never become short
 * @param agreedShipAt the later ship time that the buyer agreed to
 * @param late true if a case says that it was shipped late
 * @param told when it was reported to us
 * @param caseHours after how many hours its case's version finds it overdue; absent while it has no case
 * @param replaces the units that it replaces; absent for a line of the order as placed
 */
public record OrderLine(
        String orderId,
        String platform,
        String buyer,
        Instant paidAt,
        PaidOrder.PaidLine line,
        int shipped,
        int shortUnits,
        int awaited,
        int honoured,
        int elsewhere,
        Optional<Instant> agreedShipAt,
        boolean late,
        Reported told,
        Optional<Integer> caseHours,
        Optional<Replaced> replaces) {

    /**
     * Names the units of another line that this line replaces.
     *
     * @param at when the buyer chose the replacement; its promise counts from then
     */
    public record Replaced(String lineId, int units, Instant at) {}

    /**
     * Holds when a line was reported to us.
     *
     * @param settlesAt if its ship time was over by then, when it may first be found overdue; else absent
     * @param settling true while that is still to come, as far as the work indexes know
     */
    public record Reported(Instant at, Optional<Instant> settlesAt, boolean settling) {
        /**
         * Returns the times of a line reported at {@code now}, with time to settle if its ship time is over by then.
         */
        static Reported of(Instant shipBy, Instant now, Duration settling) {
            return shipBy.isBefore(now) ? new Reported(now, Optional.of(now.plus(settling)), true) : at(now);
        }

        /** Returns the times of a line that was reported before its ship time. */
        public static Reported at(Instant now) {
            return new Reported(now, Optional.empty(), false);
        }

        /** Returns the first instant at which it may be found overdue, considering only when it was reported. */
        @JsonIgnore
        public Instant knowableFrom() {
            return settlesAt.orElse(at);
        }
    }

    public OrderLine {
        if (awaited < 0 || awaited + honoured > shortUnits) {
            throw new IllegalArgumentException(
                    orderId + ": " + awaited + " awaited and " + honoured + " honoured of " + shortUnits + " short");
        }
    }

    public static OrderLine of(PaidOrder order, PaidOrder.PaidLine line, Reported told) {
        return new OrderLine(
                order.orderId(),
                order.platform(),
                order.buyer(),
                order.paidAt(),
                line,
                line.shipped(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                false,
                told,
                Optional.empty(),
                Optional.empty());
    }

    /** Creates a line that replaces as many units of another line of the same order, and is paid with their money. */
    public static OrderLine replacing(OrderLine other, PaidOrder.PaidLine line, Instant at) {
        var told = Reported.at(other.told.at());
        return new OrderLine(
                other.orderId,
                other.platform,
                other.buyer,
                other.paidAt,
                line,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                false,
                told,
                Optional.empty(),
                Optional.of(new Replaced(other.line.lineId(), line.quantity(), at)));
    }

    /** Returns the ship time in force: the agreed one, else the promised one. */
    @JsonIgnore
    public Instant shipBy() {
        return agreedShipAt.orElse(line.promisedShipAt());
    }

    /**
     * Returns the first instant at which unshipped units are overdue: after the hours that the policy allows beyond the
     * ship time in force, and after a late report has settled.
     *
     * @param allowed how long after the ship time the policy allows
     */
    public Instant overdueAt(Duration allowed) {
        Instant over = shipBy().plus(allowed);
        return over.isAfter(told.knowableFrom()) ? over : told.knowableFrom();
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

    /** Returns true if a shipment, or its withdrawal, still has to be applied to the buyer's wait. */
    @JsonIgnore
    public boolean hasShipmentsToFollow() {
        return honouredInVain() > 0 || sentWhileAwaited() > 0;
    }

    /**
     * Returns how many units exceed the quantity if shipped, short and refunded ones are added; negative if some are
     * open.
     */
    private int beyond() {
        return shipped + shortUnits + elsewhere - Math.min(honoured, shipped) - line.quantity();
    }

    @JsonIgnore
    public StockKey stockKey() {
        return new StockKey(line.merchantId(), line.sku());
    }

    @JsonIgnore
    public LineRef ref() {
        return new LineRef(orderId, line.lineId());
    }

    public OrderLine ship(int units) {
        if (units < 1 || units > line.quantity() - shipped) {
            throw new IllegalArgumentException(ref() + ": cannot ship " + units + " more units");
        }
        return copy(shipped + units, shortUnits, awaited, honoured, agreedShipAt, late);
    }

    /** Takes back that units were shipped: first those beyond the quantity, last those that a buyer had waited for. */
    public OrderLine unship(int units) {
        if (units < 1 || units > shipped) {
            throw new IllegalArgumentException(ref() + ": " + units + " of " + shipped + " cannot be unshipped");
        }
        return copy(shipped - units, shortUnits, awaited, honoured, agreedShipAt, late);
    }

    /**
     * Reopens the wait for units that were not shipped; {@code awaitedAgain} if the buyer waits on, else to be
     * refunded.
     */
    public OrderLine notHonoured(int units, boolean awaitedAgain) {
        return copy(shipped, shortUnits, awaited + (awaitedAgain ? units : 0), honoured - units, agreedShipAt, late);
    }

    /** Records units whose money was refunded outside of Makegood. */
    public OrderLine refundedElsewhere(int units) {
        if (units < 0 || units > line.quantity() - shortUnits - elsewhere) {
            throw new IllegalArgumentException(ref() + ": " + units + " more units cannot be refunded elsewhere");
        }
        return with(elsewhere + units, told, caseHours);
    }

    /**
     * Makes units short.
     *
     * @param hours after how many hours the version of its case finds it overdue
     */
    public OrderLine goShort(int units, int hours) {
        if (units < 1 || units > open()) {
            throw new IllegalArgumentException(ref() + ": cannot be short of " + units + " more units");
        }
        return copy(shipped, shortUnits + units, awaited, honoured, agreedShipAt, late)
                .with(elsewhere, told, Optional.of(hours));
    }

    /** Returns true if so many units are short for which the buyer neither waits nor got goods. */
    public boolean canReopen(int units) {
        return units <= shortUnits - awaited - honoured;
    }

    /** Takes back that units are short. */
    public OrderLine reopen(int units) {
        return copy(shipped, shortUnits - units, awaited, honoured, agreedShipAt, late);
    }

    /** Lets the buyer wait for some of the short units. */
    public OrderLine await(int units) {
        return copy(shipped, shortUnits, awaited + units, honoured, agreedShipAt, late);
    }

    /** Ends the wait for some units, of which some were shipped. */
    public OrderLine waited(int units, int ofThemSent) {
        return copy(shipped, shortUnits, awaited - units, honoured + ofThemSent, agreedShipAt, late);
    }

    /** Sets the ship time that the buyer agreed to. */
    public OrderLine agreed(Instant shipBy) {
        return copy(shipped, shortUnits, awaited, honoured, Optional.of(shipBy), late);
    }

    public OrderLine shippedLate() {
        return copy(shipped, shortUnits, awaited, honoured, agreedShipAt, true);
    }

    /** Returns true if it was reported late and may not be found overdue yet. */
    public boolean isSettling(Instant now) {
        return now.isBefore(told.knowableFrom());
    }

    /** Ends the time that it had to settle. */
    public OrderLine settled() {
        return with(elsewhere, new Reported(told.at(), told.settlesAt(), false), caseHours);
    }

    private OrderLine with(int nowElsewhere, Reported nowTold, Optional<Integer> nowHours) {
        return new OrderLine(
                orderId,
                platform,
                buyer,
                paidAt,
                line,
                shipped,
                shortUnits,
                awaited,
                honoured,
                nowElsewhere,
                agreedShipAt,
                late,
                nowTold,
                nowHours,
                replaces);
    }

    private OrderLine copy(
            int nowShipped,
            int nowShort,
            int nowAwaited,
            int nowHonoured,
            Optional<Instant> nowAgreed,
            boolean nowLate) {
        return new OrderLine(
                orderId,
                platform,
                buyer,
                paidAt,
                line,
                nowShipped,
                nowShort,
                nowAwaited,
                nowHonoured,
                elsewhere,
                nowAgreed,
                nowLate,
                told,
                caseHours,
                replaces);
    }
}
