package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An order line and what has become of its units. Goods and refund can both go out: then shipped and short units
 * together are more than the line has.
 *
 * @param shipped units that left the merchant
 * @param shortUnits units that a case said will not be shipped
 * @param awaited those of them for which the buyer waits, instead of being refunded
 * @param honoured those of them that were shipped after all while the buyer waited
 * @param elsewhere units that are not refunded any more, since their money went back outside of Makegood: they are never short
 * @param agreedShipAt the ship time that was negotiated with the buyer, who agreed
 * @param late whether a case says that it was shipped late
 * @param told when we were told of it
 * @param caseHours after how many hours the version of its case finds it overdue; absent while it has no case
 * @param replaces what it takes the place of; absent for a line of the order as it was placed
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
        Told told,
        Optional<Integer> caseHours,
        Optional<Replaced> replaces) {

    /**
     * Units of another line that a buyer has this one instead of.
     *
     * @param at when the buyer chose so, from when its promise counts
     */
    public record Replaced(String lineId, int units, Instant at) {}

    /**
     * When we were told of a line.
     *
     * @param settlesAt when one whose ship time was over by then may first be found overdue; absent for all others
     * @param settling whether that is still to come, as far as the work indexes know
     */
    public record Told(Instant at, Optional<Instant> settlesAt, boolean settling) {
        /** A line whose ship time is over when it is told may have shipped long ago: it has time to settle. */
        static Told of(Instant shipBy, Instant now, Duration settling) {
            return shipBy.isBefore(now) ? new Told(now, Optional.of(now.plus(settling)), true) : at(now);
        }

        /** It was told in time. */
        public static Told at(Instant now) {
            return new Told(now, Optional.empty(), false);
        }

        /** The first instant at which it may be found overdue, as far as when it was told is concerned. */
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

    public static OrderLine of(PaidOrder order, PaidOrder.PaidLine line, Told told) {
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

    /** A line that takes the place of as many units of another one, of the same order and paid with it. */
    public static OrderLine replacing(OrderLine other, PaidOrder.PaidLine line, Instant at) {
        var told = Told.at(other.told.at());
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

    /** The ship time that counts for lateness: the agreed one, else the promised one. */
    @JsonIgnore
    public Instant shipBy() {
        return agreedShipAt.orElse(line.promisedShipAt());
    }

    /**
     * The first instant at which what has not shipped is overdue: the hours after the ship time that counts are over, and so is
     * the time that a line has to settle which was told late.
     *
     * @param allowed how long after the ship time the policy allows
     */
    public Instant overdueAt(Duration allowed) {
        Instant over = shipBy().plus(allowed);
        return over.isAfter(told.knowableFrom()) ? over : told.knowableFrom();
    }

    /** Units that are neither shipped nor short: what the stock is still allocated to. */
    @JsonIgnore
    public int open() {
        return Math.max(0, -beyond());
    }

    /** Units that went out although a case says that they would not, and nobody waits for them. */
    @JsonIgnore
    public int shippedThoughShort() {
        return Math.max(0, beyond() - awaited);
    }

    /** Units that the buyer waits for and that have gone out: the wait for them is over. */
    @JsonIgnore
    public int sentWhileAwaited() {
        return Math.clamp(beyond(), 0, awaited);
    }

    /** Units that were taken for sent while the buyer waited, and have not gone out after all: the wait for them was not over. */
    @JsonIgnore
    public int honouredInVain() {
        return Math.max(0, honoured - shipped);
    }

    /** True if shipments of it, or that they were undone, mean something for its waiting buyer that was not done yet. */
    @JsonIgnore
    public boolean hasShipmentsToFollow() {
        return honouredInVain() > 0 || sentWhileAwaited() > 0;
    }

    /** Units that are shipped or not to be, beyond what there is; negative while some are open. */
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

    /**
     * Units have not gone out after all. Those that went out beyond what there is are the first not to have, those that a
     * buyer had waited for the last.
     */
    OrderLine unship(int units) {
        if (units < 1 || units > shipped) {
            throw new IllegalArgumentException(ref() + ": " + units + " of " + shipped + " cannot be unshipped");
        }
        return copy(shipped - units, shortUnits, awaited, honoured, agreedShipAt, late);
    }

    /**
     * The wait for units was not over after all.
     *
     * @param awaitedAgain whether the buyer goes on waiting for them; else they are refunded
     */
    public OrderLine notHonoured(int units, boolean awaitedAgain) {
        return copy(shipped, shortUnits, awaited + (awaitedAgain ? units : 0), honoured - units, agreedShipAt, late);
    }

    /** The money for units went back outside of Makegood. */
    public OrderLine refundedElsewhere(int units) {
        if (units < 0 || units > line.quantity() - shortUnits - elsewhere) {
            throw new IllegalArgumentException(ref() + ": " + units + " more units cannot be refunded elsewhere");
        }
        return with(elsewhere + units, told, caseHours);
    }

    /** @param hours after how many hours the version of its case finds it overdue */
    public OrderLine goShort(int units, int hours) {
        if (units < 1 || units > open()) {
            throw new IllegalArgumentException(ref() + ": cannot be short of " + units + " more units");
        }
        return copy(shipped, shortUnits + units, awaited, honoured, agreedShipAt, late)
                .with(elsewhere, told, Optional.of(hours));
    }

    /** The buyer waits for some of the short units. */
    public OrderLine await(int units) {
        return copy(shipped, shortUnits, awaited + units, honoured, agreedShipAt, late);
    }

    /** The buyer waits no longer for so many units, some of which have gone out. */
    public OrderLine waited(int units, int ofThemSent) {
        return copy(shipped, shortUnits, awaited - units, honoured + ofThemSent, agreedShipAt, late);
    }

    /** The buyer agreed to another ship time. */
    OrderLine agreed(Instant shipBy) {
        return copy(shipped, shortUnits, awaited, honoured, Optional.of(shipBy), late);
    }

    public OrderLine shippedLate() {
        return copy(shipped, shortUnits, awaited, honoured, agreedShipAt, true);
    }

    /** Whether it may not be found overdue yet, since it was told late. */
    public boolean isSettling(Instant now) {
        return now.isBefore(told.knowableFrom());
    }

    /** The time that it had to settle is over. */
    public OrderLine settled() {
        return with(elsewhere, new Told(told.at(), told.settlesAt(), false), caseHours);
    }

    private OrderLine with(int nowElsewhere, Told nowTold, Optional<Integer> nowHours) {
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
