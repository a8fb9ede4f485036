package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.Sale;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds an order line and the state of its units.
 *
 * @param replaces the replaced units of another line; absent for a line of the original order
 * @param counted true if its stock position counts it; false until {@link AllocateStock} or the first change of its
 *     units adds it there
 */
public record OrderLine(
        String orderId,
        String platform,
        String buyer,
        Instant paidAt,
        PaidOrder.PaidLine line,
        LineUnits units,
        LineTimes times,
        Optional<Replaced> replaces,
        boolean counted) {

    /**
     * Refers to the replaced units of another line.
     *
     * @param at when the buyer chose the replacement; its promised time begins then
     */
    public record Replaced(String lineId, int units, Instant at) {}

    public static OrderLine of(PaidOrder order, PaidOrder.PaidLine line, LineTimes.Reported reported) {
        LineUnits units = LineUnits.of(line.quantity(), line.shipped());
        return new OrderLine(
                order.orderId(),
                order.platform(),
                order.buyer(),
                order.paidAt(),
                line,
                units,
                LineTimes.of(reported),
                Optional.empty(),
                units.open() == 0);
    }

    /**
     * Creates a line that replaces as many units of another line of the same order, and is paid with their money. The
     * transaction that creates it allocates its stock too.
     */
    public static OrderLine replacing(OrderLine other, PaidOrder.PaidLine line, Instant at) {
        return new OrderLine(
                other.orderId,
                other.platform,
                other.buyer,
                other.paidAt,
                line,
                LineUnits.of(line.quantity(), 0),
                LineTimes.of(LineTimes.Reported.at(other.times.reported().at())),
                Optional.of(new Replaced(other.line.lineId(), line.quantity(), at)),
                true);
    }

    /** Returns the line once its stock position counts it. */
    OrderLine asCounted() {
        return with(units);
    }

    /**
     * Returns its stock position with its open units, which are added if the position does not count them yet. Whoever
     * changes the units of a line changes this position, in the same transaction.
     */
    public StockPosition countedIn(StockPosition position, Instant now) {
        return counted
                ? position
                : position.allocate(sale(open()), times.reported().at(), now);
    }

    /** Returns units of the line as a sale. */
    public Sale sale(long sold) {
        return new Sale(sold, paidAt, platform, Shares.cumulative(line.paid(), 1, line.quantity()));
    }

    /** Returns the ship time in force: the agreed one, else the promised one. */
    @JsonIgnore
    public Instant shipBy() {
        return times.agreedShipAt().orElse(line.promisedShipAt());
    }

    /**
     * Returns the first instant at which unshipped units are overdue: after the policy's hours beyond the ship time in
     * force, and after a late report has settled. Empty while the buyer decides about a delay.
     *
     * @param allowed how long after the ship time the policy waits
     */
    public Optional<Instant> overdueAt(Duration allowed) {
        return times.undecided().isPresent() ? Optional.empty() : Optional.of(knowable(shipBy().plus(allowed)));
    }

    /**
     * Returns the first instant at which unshipped units become short if nobody does anything: as overdue, or because
     * the buyer's silence cancels them. Empty if the buyer agreed to wait without a date.
     *
     * @param allowed how long after the ship time the policy waits
     */
    public Optional<Instant> shortAt(Duration allowed) {
        return times.undecided().isEmpty()
                ? overdueAt(allowed)
                : times.undecided().flatMap(delay -> delay.shortAt(allowed)).map(this::knowable);
    }

    private Instant knowable(Instant over) {
        Instant knowable = times.reported().knowableFrom();
        return over.isAfter(knowable) ? over : knowable;
    }

    /** Returns true if a shipment, or its withdrawal, still has to be applied to the buyer's wait. */
    @JsonIgnore
    public boolean hasShipmentsToFollow() {
        return units.honouredInVain() > 0 || units.sentWhileAwaited() > 0;
    }

    /** Returns the units that are neither shipped nor short; stock is allocated to these. */
    @JsonIgnore
    public int open() {
        return units.open();
    }

    /** Returns the units that will not be shipped, by a case. */
    @JsonIgnore
    public int shortUnits() {
        return units.shortUnits();
    }

    @JsonIgnore
    public StockKey stockKey() {
        return new StockKey(line.merchantId(), line.sku());
    }

    @JsonIgnore
    public LineRef ref() {
        return new LineRef(orderId, line.lineId());
    }

    public OrderLine ship(int more) {
        return with(units.ship(more));
    }

    /** Reverts the shipment of units: first those beyond the quantity, last those that a buyer had waited for. */
    public OrderLine unship(int fewer) {
        return with(units.unship(fewer));
    }

    /** Reopens the wait for units that were not shipped; if not {@code awaitedAgain}, they are refunded instead. */
    public OrderLine notHonoured(int inVain, boolean awaitedAgain) {
        return with(units.await(awaitedAgain ? inVain : 0, -inVain));
    }

    /** Records that units which were shipped during the wait were refunded outside Makegood afterwards. */
    public OrderLine honouredElsewhere(int units) {
        return with(this.units.await(0, -units));
    }

    /** Records units whose money was refunded outside Makegood. */
    public OrderLine refundedElsewhere(int more) {
        return with(units.refundedElsewhere(more));
    }

    /**
     * Makes units short.
     *
     * @param wish true if the buyer wanted them cancelled
     * @param hours the overdue hours of its case's version
     */
    public OrderLine goShort(int more, boolean wish, int hours) {
        return with(units.goShort(more, wish)).with(times.hours(hours));
    }

    /** Returns true if at least this many units are short for which the buyer neither waits nor got goods. */
    public boolean canReopen(int fewer) {
        return fewer <= units.shortUnits() - units.awaited() - units.honoured();
    }

    /** Makes short units open again. */
    public OrderLine reopen(int fewer) {
        return with(units.shortBy(-fewer));
    }

    /** Lets the buyer wait for some of the short units. */
    public OrderLine await(int more) {
        return with(units.await(more, 0));
    }

    /** Ends the wait for some units, of which some were shipped. */
    public OrderLine waited(int over, int ofThemSent) {
        return with(units.await(-over, ofThemSent));
    }

    /** Sets the ship time that the buyer agreed to. */
    public OrderLine agreed(Instant shipBy) {
        return with(times.agreed(shipBy));
    }

    /** Lets the buyer decide about a delay; till then it is neither late nor overdue. */
    public OrderLine delayed(LineTimes.Undecided next) {
        return with(times.delayed(next));
    }

    /** Returns the line once nothing is left to decide about a delay; its ship time stays. */
    public OrderLine decided() {
        return with(times.decided());
    }

    public OrderLine shippedLate() {
        return with(times.shippedLate());
    }

    /** Returns true if it was reported late and may not be found overdue yet. */
    public boolean isSettling(Instant now) {
        return now.isBefore(times.reported().knowableFrom());
    }

    /** Ends its time to settle. */
    public OrderLine settled() {
        return with(times.settled());
    }

    /** The position counts the line from now on, since it changes in the same transaction. */
    private OrderLine with(LineUnits next) {
        return new OrderLine(orderId, platform, buyer, paidAt, line, next, times, replaces, true);
    }

    private OrderLine with(LineTimes next) {
        return new OrderLine(orderId, platform, buyer, paidAt, line, units, next, replaces, counted);
    }
}
