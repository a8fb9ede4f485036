package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a merchant has of a SKU and what of it is spoken for. While it was never counted, nothing is known to be short. It is
 * bookkeeping, and never refuses: where it lost count, it goes on from 0 and says what is wrong.
 *
 * @param shelf what is there
 * @param allocated units that paid, unshipped, not yet short order lines wait for
 * @param awaited units that buyers of short order lines wait for: promised to them from the next restock, allocated to none
 * @param shortSince since when, as told, more is allocated than on hand, or from when on in a presale; absent while it is not
 * @param lowStock the warning that is to come before that
 * @param incoming what suppliers have given a date for, the earliest first
 * @param presale the dates that it was and is sold against; absent if it never was
 * @param doubt present while units are in doubt, until they are counted again
 * @param wrong what cannot be right; absent while nothing is known to be wrong
 * @param movedAt when what is allocated or awaited was last changed; absent if it never was
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
        Optional<Instant> movedAt) {

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
                Optional.empty());
    }

    @JsonIgnore
    public StockKey key() {
        return new StockKey(merchantId, sku);
    }

    /** Units on the shelf; absent until the first recount. */
    @JsonIgnore
    public Optional<Long> onHand() {
        return shelf.onHand();
    }

    /** Units of those on hand that are said not to be there. They are not on offer until they are counted again. */
    @JsonIgnore
    public long doubted() {
        return shelf.doubted();
    }

    /** Units on the shelf that nobody doubts; absent until the first recount. */
    @JsonIgnore
    public Optional<Long> undoubted() {
        return onHand().map(units -> units - doubted());
    }

    /** Units that paid orders wait for and that are not there, without those that a presale still shields. */
    public long shortfall(Instant now) {
        long missing = missing();
        return presale.map(sold -> sold.unshielded(missing, now)).orElse(missing);
    }

    /** Whether orders that were paid at an instant cannot be short yet: they were sold against a date that is not over. */
    public boolean shields(Instant paidAt, Instant now) {
        return presale.filter(sold -> sold.shields(paidAt, now)).isPresent();
    }

    /** The last instant of payment whose orders can be short; empty if all can. */
    public Optional<Instant> shieldedAfter(Instant now) {
        return presale.flatMap(sold -> sold.shieldedAfter(now));
    }

    /** Nothing is missing while nothing was ever counted. Doubts strand nobody: only a count does. */
    private long missing() {
        return onHand().map(units -> Math.max(0, allocated - units)).orElse(0L);
    }

    /** What can still be sold; absent until the first recount. */
    @JsonIgnore
    public Optional<Long> available() {
        return free().map(units -> Math.max(0, units));
    }

    /** What can still be sold, negative by what is lacking for those who have paid; absent until the first recount. */
    @JsonIgnore
    public Optional<Long> free() {
        return undoubted().map(units -> units - allocated - awaited);
    }

    /** The day on which restocks will have brought so many units more than all who paid wait for; empty if none has a date. */
    public Optional<LocalDate> restockFor(long units, Instant now) {
        long missing = units - free().orElse(-allocated - awaited);
        return Incoming.covering(Incoming.notLate(incoming, now), Math.max(1, missing));
    }

    public StockPosition allocate(long units, Instant paidAt, Instant now) {
        return edit().allocated(units, paidAt)
                .lowStock(lowStock.demanded(units, now))
                .done(now);
    }

    /** Nobody waits for units any more; the shelf stays as it is. */
    public StockPosition release(long units, Instant paidAt, Instant now) {
        return edit().allocated(-units, paidAt).done(now);
    }

    /** Nobody waits for units any more, since they are said not to be there; what was missing anyway explains the first of them. */
    public StockPosition releaseDoubted(long units, Instant paidAt, Instant now) {
        long doubted = Math.max(0, units - missing());
        return edit().shelf(shelf.doubting(doubted, now, now))
                .allocated(-units, paidAt)
                .done(now);
    }

    /** Buyers of short order lines wait for so many units more, or fewer. */
    public StockPosition await(long units, Instant now) {
        return edit().awaited(units).done(now);
    }

    /** With other units allocated and awaited; nothing is known to be wrong any more. */
    public StockPosition corrected(long nowAllocated, long nowAwaited, Instant now) {
        return edit().corrected(nowAllocated, nowAwaited).done(now);
    }

    /**
     * Units have left the shelf. More than were counted shows that the count was wrong: nothing was left then. Units that nobody
     * waited for and that were in doubt were there.
     */
    public StockPosition ship(long units, long ofThemAllocated, Instant paidAt, Instant shippedAt, Instant now) {
        long found = Math.min(units - ofThemAllocated, shelf.doubted());
        return edit().shelf(shelf.moved(-units, shippedAt, now).doubting(-found, shippedAt, now))
                .allocated(-ofThemAllocated, paidAt)
                .done(now);
    }

    /**
     * Units have not left the shelf after all.
     *
     * @param allocatedAgain those of them that paid order lines wait for again
     * @param shippedAt when they were said to have left it: a count since then has seen them there
     */
    public StockPosition unship(long units, long allocatedAgain, Instant paidAt, Instant shippedAt, Instant now) {
        return edit().shelf(shelf.moved(units, shippedAt, now))
                .allocated(allocatedAgain, paidAt)
                .done(now);
    }

    /** So many were on the shelf at an instant, which may be long ago. */
    public StockPosition recount(long count, Instant at, Instant now) {
        return edit().shelf(shelf.counted(count, at, now)).done(now);
    }

    /** So many came on the shelf at an instant, or (negative) left it. */
    StockPosition adjust(long units, Instant at, Instant now) {
        return edit().shelf(shelf.moved(units, at, now)).done(now);
    }

    StockPosition warnedBy(LowStockRule rule, Instant now) {
        return edit().lowStock(lowStock.ruled(rule)).done(now);
    }

    /** The merchant wants to be warned no longer. */
    StockPosition unwarned() {
        return edit().lowStock(lowStock.off()).asItIs();
    }

    /** The merchant has been warned in the episode under way. */
    StockPosition warned() {
        return edit().lowStock(lowStock.warned()).asItIs();
    }

    /** A supplier has given a date for a restock. */
    StockPosition expecting(Incoming next, Instant now) {
        return edit().incoming(Incoming.plus(incoming, next, now)).asItIs();
    }

    /** A restock comes no more. */
    StockPosition notExpecting(String restockId) {
        return edit().incoming(Incoming.without(incoming, restockId)).asItIs();
    }

    /** A restock is on the shelf. */
    StockPosition arrived(String restockId, long units, Instant at, Instant now) {
        return edit().incoming(Incoming.without(incoming, restockId))
                .shelf(shelf.moved(units, at, now))
                .done(now);
    }

    /** It is sold against a date, or against another one. */
    StockPosition sold(Instant shipsBy, Instant now) {
        return edit().presale(
                        presale.map(sold -> sold.moved(shipsBy, now)).orElseGet(() -> Presale.from(shipsBy, allocated)))
                .done(now);
    }

    /** It is sold from stock again. */
    StockPosition presaleEnded(Instant now) {
        return edit().presale(presale.orElseThrow().ended(now)).done(now);
    }

    /** Another page of buyers has been told of the presale's date; without a cursor it was the last one. */
    public StockPosition toldOfPresale(Optional<Cursor> next) {
        return edit().presale(presale.orElseThrow().told(next)).asItIs();
    }

    /** Merchant and operators have been told what is wrong, and the merchant was asked to count what is in doubt. */
    StockPosition told() {
        return edit().told().asItIs();
    }

    /** The same position, with what could not be read of its row. */
    StockPosition wrong(String what) {
        return edit().wrong(what).asItIs();
    }

    /** What was read of a row belongs where the row lies. */
    StockPosition of(StockKey key) {
        return new StockPosition(
                key.merchantId(),
                key.sku(),
                shelf,
                allocated,
                awaited,
                shortSince,
                lowStock,
                incoming,
                presale,
                doubt,
                wrong,
                movedAt);
    }

    private PositionEdit edit() {
        return new PositionEdit(this);
    }
}
