package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a merchant has of a SKU and what of it is spoken for. While it was never counted, nothing is known to be short.
 *
 * @param onHand units on the shelf; absent until the first recount
 * @param allocated units that paid, unshipped, not yet short order lines wait for
 * @param awaited units that buyers of short order lines wait for: promised to them from the next restock, allocated to none
 * @param countedAt when the last recount was made
 * @param shortSince since when more is allocated than on hand, or from when on in a presale; absent while it is not
 * @param lowStock the warning that is to come before that; not in rows of before there was one
 * @param incoming what suppliers have given a date for, the earliest first; not in older rows either
 * @param presale the date that it is sold against; once that was ended, what of it is still to come; absent if it never was
 */
public record StockPosition(
        String merchantId,
        String sku,
        Optional<Long> onHand,
        long allocated,
        long awaited,
        Optional<Instant> countedAt,
        Optional<Instant> shortSince,
        LowStock lowStock,
        List<Incoming> incoming,
        Optional<Presale> presale) {

    public StockPosition {
        lowStock = lowStock == null ? LowStock.NONE : lowStock;
        incoming = incoming == null ? List.of() : incoming;
        if (allocated < 0 || awaited < 0 || onHand.orElse(0L) < 0) {
            throw new IllegalArgumentException("stock is never negative: " + onHand + " on hand, " + allocated);
        }
    }

    public static StockPosition unknown(StockKey key) {
        return new StockPosition(
                key.merchantId(),
                key.sku(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                LowStock.NONE,
                List.of(),
                Optional.empty());
    }

    @JsonIgnore
    public StockKey key() {
        return new StockKey(merchantId, sku);
    }

    /** Units that paid orders wait for and that are not there, without those that a presale still shields. */
    public long shortfall(Instant now) {
        long missing = missing(onHand, allocated);
        return shortSince.filter(since -> !since.isAfter(now)).isPresent() ? missing - shielded(missing, now) : 0;
    }

    private long shielded(long missing, Instant now) {
        return presale.map(sold -> sold.shielded(missing, now)).orElse(0L);
    }

    /** Nothing is missing while nothing was ever counted. */
    private static long missing(Optional<Long> onHand, long allocated) {
        return onHand.isPresent() ? unmet(onHand, allocated) : 0;
    }

    private static long unmet(Optional<Long> onHand, long allocated) {
        return Math.max(0, allocated - onHand.orElse(0L));
    }

    /** What can still be sold; absent until the first recount. */
    @JsonIgnore
    public Optional<Long> available() {
        return onHand.map(count -> Math.max(0, count - allocated - awaited));
    }

    public StockPosition allocate(long units, Instant now) {
        return changed(onHand, allocated + units, countedAt, lowStock.demanded(units, now), now);
    }

    /** Units that nobody waits for any more; the shelf stays as it is. */
    public StockPosition release(long units, Instant now) {
        return changed(onHand, allocated - units, countedAt, now);
    }

    /** Buyers of short order lines wait for so many units more, or fewer. */
    public StockPosition await(long units, Instant now) {
        return corrected(allocated, awaited + units, now);
    }

    /** With other units allocated and awaited. */
    public StockPosition corrected(long nowAllocated, long nowAwaited, Instant now) {
        return new StockPosition(
                        merchantId,
                        sku,
                        onHand,
                        allocated,
                        nowAwaited,
                        countedAt,
                        shortSince,
                        lowStock,
                        incoming,
                        presale)
                .changed(onHand, nowAllocated, countedAt, now);
    }

    /** The day on which restocks will have brought so many units more than all who paid wait for; empty if none has a date. */
    public Optional<LocalDate> restockFor(long units, Instant now) {
        long missing = allocated + awaited + units - onHand.orElse(0L);
        return Incoming.covering(Incoming.notLate(incoming, now), Math.max(1, missing));
    }

    /** Units leave the shelf. More than were counted shows that the count was wrong: nothing is left then. */
    public StockPosition ship(long units, long ofThemAllocated, Instant now) {
        return changed(onHand.map(count -> Math.max(0, count - units)), allocated - ofThemAllocated, countedAt, now);
    }

    /**
     * Units have not left the shelf after all.
     *
     * @param allocatedAgain those of them that paid order lines wait for again
     * @param shippedAt when they were said to have left it: a count since then has seen them there
     */
    public StockPosition unship(long units, long allocatedAgain, Instant shippedAt, Instant now) {
        boolean counted = countedAt.filter(at -> at.isAfter(shippedAt)).isPresent();
        return changed(
                counted ? onHand : onHand.map(count -> count + units), allocated + allocatedAgain, countedAt, now);
    }

    public StockPosition recount(long count, Instant at, Instant now) {
        return changed(Optional.of(count), allocated, Optional.of(at), now);
    }

    StockPosition warnedBy(LowStockRule rule, Instant now) {
        return changed(onHand, allocated, countedAt, lowStock.ruled(rule), now);
    }

    /** The merchant wants to be warned no longer. */
    StockPosition unwarned() {
        return with(lowStock.off(), incoming, presale);
    }

    /** The merchant has been warned in the episode under way. */
    StockPosition warned() {
        return with(lowStock.warned(), incoming, presale);
    }

    /** A supplier has given a date for a restock. */
    StockPosition expecting(Incoming next, Instant now) {
        return with(lowStock, Incoming.plus(incoming, next, now), presale);
    }

    /** A restock is on the shelf. */
    StockPosition arrived(String restockId, long units, Instant now) {
        return with(lowStock, Incoming.without(incoming, restockId), presale)
                .changed(onHand.map(count -> count + units), allocated, countedAt, now);
    }

    /** It is sold against a date, or against another one. */
    StockPosition sold(Presale next, Instant now) {
        return with(lowStock, incoming, Optional.of(next)).changed(onHand, allocated, countedAt, now);
    }

    /** It is sold from stock again. */
    StockPosition presaleEnded(Instant now) {
        return with(lowStock, incoming, presale.map(sold -> sold.ended(unmet(onHand, allocated))))
                .changed(onHand, allocated, countedAt, now);
    }

    /** Another page of buyers has been told of the presale's date; without a cursor it was the last one. */
    public StockPosition toldOfPresale(Optional<Cursor> next) {
        return with(lowStock, incoming, presale.map(told -> told.told(next)));
    }

    private StockPosition with(LowStock low, List<Incoming> onTheWay, Optional<Presale> sold) {
        return new StockPosition(
                merchantId, sku, onHand, allocated, awaited, countedAt, shortSince, low, onTheWay, sold);
    }

    private StockPosition changed(Optional<Long> onHand, long allocated, Optional<Instant> countedAt, Instant now) {
        return changed(onHand, allocated, countedAt, lowStock, now);
    }

    private StockPosition changed(
            Optional<Long> onHand, long allocated, Optional<Instant> countedAt, LowStock lowStock, Instant now) {
        long missing = missing(onHand, allocated);
        return new StockPosition(
                merchantId,
                sku,
                onHand,
                allocated,
                awaited,
                countedAt,
                missing > 0 ? Optional.of(shortFrom(missing, now)) : Optional.empty(),
                onHand.map(count -> lowStock.at(count - allocated - awaited, now))
                        .orElse(lowStock),
                incoming,
                presale.map(sold -> sold.unmet(unmet(onHand, allocated))));
    }

    private Instant shortFrom(long missing, Instant now) {
        return presale.filter(sold -> sold.shielded(missing, now) == missing)
                .map(Presale::over)
                .or(() -> shortSince.filter(since -> !since.isAfter(now)))
                .orElse(now);
    }
}
