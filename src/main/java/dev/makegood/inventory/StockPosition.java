package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Holds a merchant's stock of a SKU and the units that orders claim. Nothing is short before the first count. A
 * position never refuses a change: if its numbers no longer add up, it continues from 0 and records what is wrong.
 *
 * @param shelf the units that are in stock
 * @param allocated units that paid order lines wait for, neither shipped nor short
 * @param awaited units that buyers of short order lines wait for: promised from the next restock, not allocated
 * @param shortSince since when more is allocated than on hand; in a presale, from when it will be; absent if it is not
 *     short
 * @param lowStock the warning of low stock
 * @param incoming restocks with a date, the earliest first
 * @param presale the dates that it was and is sold against; absent if it was always sold from stock
 * @param doubt present until doubtful units are counted again
 * @param wrong the known fault of the position; absent if there is none
 * @param lastChange the count or adjustment that last changed the shelf; absent before the first one
 * @param movedAt when the allocated or awaited units last changed; absent if they never did
 * @param latestOrderAt when the latest of the orders that it counts was reported; absent if it never counted one.
 *     Orders are counted soon after they are reported, usually within a second
 */
public record StockPosition(
        String merchantId,
        String sku,
        Shelf shelf,
        long allocated,
        long awaited,
        Optional<Instant> shortSince,
        LowStock lowStock,
        List<Incoming> incoming,
        Optional<Presale> presale,
        Optional<Doubt> doubt,
        Optional<Wrong> wrong,
        Optional<LastChange> lastChange,
        Optional<Instant> movedAt,
        Optional<Instant> latestOrderAt) {

    public StockPosition {
        if (shelf == null || lowStock == null || incoming == null || allocated < 0 || awaited < 0) {
            throw new IllegalArgumentException("no position of " + sku + ": a part is missing or negative");
        }
    }

    public static StockPosition unknown(StockKey key) {
        return new StockPosition(
                key.merchantId(),
                key.sku(),
                Shelf.UNKNOWN,
                0,
                0,
                Optional.empty(),
                LowStock.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @JsonIgnore
    public StockKey key() {
        return new StockKey(merchantId, sku);
    }

    /** Returns the units on the shelf; empty until the first recount. */
    @JsonIgnore
    public Optional<Long> onHand() {
        return shelf.onHand();
    }

    /** Returns how many of them are in doubt. They are not for sale until they are counted again. */
    @JsonIgnore
    public long doubted() {
        return shelf.doubted();
    }

    /** Returns the units on the shelf that are not in doubt; empty until the first recount. */
    @JsonIgnore
    public Optional<Long> undoubted() {
        return onHand().map(units -> units - doubted());
    }

    /** Returns the missing units that paid orders wait for, except for those that a presale still shields. */
    public long shortfall(Instant now) {
        long missing = missing();
        return presale.map(sold -> sold.unshielded(missing, now)).orElse(missing);
    }

    /** Returns true if orders paid at {@code paidAt} cannot be short yet, because their presale date is not over. */
    public boolean shields(Instant paidAt, Instant now) {
        return presale.filter(sold -> sold.shields(paidAt, now)).isPresent();
    }

    /** Returns the last payment instant whose orders can be short; empty if all can. */
    public Optional<Instant> shieldedAfter(Instant now) {
        return presale.flatMap(sold -> sold.shieldedAfter(now));
    }

    /** Returns the missing units: none before the first count. Only a count makes orders short, not a doubt. */
    private long missing() {
        return onHand().map(units -> Math.max(0, allocated - units)).orElse(0L);
    }

    /** Returns the units that can still be sold; empty until the first recount. */
    @JsonIgnore
    public Optional<Long> available() {
        return free().map(units -> Math.max(0, units));
    }

    /** Returns the units that can still be sold, negative if paid units are missing; empty until the first recount. */
    @JsonIgnore
    public Optional<Long> free() {
        return undoubted().map(units -> units - allocated - awaited);
    }

    /** Returns the day on which restocks cover all paid units and this many more; empty if no dates do. */
    public Optional<LocalDate> restockFor(long units, Instant now) {
        long missing = units - free().orElse(-allocated - awaited);
        return Incoming.covering(Incoming.notLate(incoming, now), Math.max(1, missing));
    }

    /**
     * Returns the position with an order's units, which may be counted some time after the order was reported. If they
     * make it short, it has been so since the report or since the shelf last changed, whichever is later.
     *
     * @param reportedAt when the order was reported
     */
    public StockPosition allocate(Sale sale, Instant reportedAt, Instant now) {
        Instant since =
                lastChange.map(LastChange::at).filter(reportedAt::isBefore).orElse(reportedAt);
        return edit().allocated(sale.units(), sale.paidAt())
                .lowStock(lowStock.demanded(sale, now))
                .reported(reportedAt)
                .done(since, now);
    }

    /** Returns the position after orders no longer wait for units; the shelf does not change. */
    public StockPosition release(long units, Instant paidAt, Instant now) {
        return edit().allocated(-units, paidAt).done(now);
    }

    /**
     * Returns the position after orders no longer wait for units because these are said to be missing; units beyond
     * those already missing become doubtful.
     */
    public StockPosition releaseDoubted(long units, Instant paidAt, Instant now) {
        long doubted = Math.max(0, units - missing());
        return edit().shelf(shelf.doubting(doubted, now, now))
                .allocated(-units, paidAt)
                .done(now);
    }

    /** Returns the position after buyers of short lines wait for more units, or (negative) fewer. */
    public StockPosition await(long units, Instant now) {
        return edit().awaited(units).done(now);
    }

    /** Returns the position with corrected numbers and no mark that it is wrong. */
    public StockPosition corrected(long nowAllocated, long nowAwaited, Instant now) {
        return edit().corrected(nowAllocated, nowAwaited).done(now);
    }

    /**
     * Returns the position after units left the shelf. If more left than were on it, the count was wrong and nothing is
     * left. Shipped units that no order was waiting for were in doubt and are thereby found.
     */
    public StockPosition ship(long units, long ofThemAllocated, Instant paidAt, Instant shippedAt, Instant now) {
        long found = Math.min(units - ofThemAllocated, shelf.doubted());
        return edit().shelf(shelf.moved(-units, shippedAt, now).doubting(-found, shippedAt, now))
                .allocated(-ofThemAllocated, paidAt)
                .done(now);
    }

    /**
     * Returns the position after units turned out not to have left the shelf.
     *
     * @param allocatedAgain how many of them paid order lines wait for again
     * @param shippedAt when they were reported to have left; a later count includes them
     */
    public StockPosition unship(long units, long allocatedAgain, Instant paidAt, Instant shippedAt, Instant now) {
        return edit().shelf(shelf.moved(units, shippedAt, now))
                .allocated(allocatedAgain, paidAt)
                .done(now);
    }

    /** Returns the position after a count at {@code at}, which may be long ago. */
    public StockPosition recount(long count, Instant at, Instant now) {
        return edit().shelf(shelf.counted(count, at, now)).done(now);
    }

    /** Returns the position after units came on the shelf at {@code at} or (negative) left it. */
    StockPosition adjust(long units, Instant at, Instant now) {
        return edit().shelf(shelf.moved(units, at, now)).done(now);
    }

    /** Returns the position with a report named as the last change, if it changed an existing shelf. */
    StockPosition changedBy(StockChange change, StockPosition before, Instant now) {
        return shelf.equals(before.shelf)
                ? this
                : edit().lastChange(new LastChange(change.report(), now)).asItIs();
    }

    /** Returns the position after paid orders wait again for units that were short. */
    public StockPosition reopen(long units, Instant paidAt, Instant now) {
        return edit().allocated(units, paidAt).done(now);
    }

    /** Returns the position after people were told what is wrong, and the merchant to count doubtful units. */
    StockPosition told() {
        return edit().told().asItIs();
    }

    /** Returns the position marked as wrong. */
    StockPosition wrong(String what) {
        return edit().wrong(what).asItIs();
    }

    /** Returns the position with the key of its row, which takes precedence over the row's content. */
    StockPosition of(StockKey key) {
        return new PositionEdit(key, this).asItIs();
    }

    /** Returns its plans, to be changed. */
    public PositionPlans plans() {
        return new PositionPlans(this);
    }

    PositionEdit edit() {
        return new PositionEdit(key(), this);
    }
}
