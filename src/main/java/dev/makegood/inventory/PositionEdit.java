package dev.makegood.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes a stock position: first the given parts, then the derived ones. */
final class PositionEdit {
    private final StockKey key;
    private final StockPosition before;
    private Shelf shelf;
    private long allocated;
    private long awaited;
    private LowStock lowStock;
    private List<Incoming> incoming;
    private Optional<Presale> presale;
    private Optional<Doubt> doubt;
    private Optional<Wrong> wrong;
    private Optional<LastChange> lastChange;
    private Optional<Instant> movedAt;
    private Optional<Instant> latestOrderAt;

    PositionEdit(StockKey key, StockPosition before) {
        this.key = key;
        this.before = before;
        shelf = before.shelf();
        allocated = before.allocated();
        awaited = before.awaited();
        lowStock = before.lowStock();
        incoming = before.incoming();
        presale = before.presale();
        doubt = before.doubt();
        wrong = before.wrong();
        lastChange = before.lastChange();
        movedAt = before.movedAt();
        latestOrderAt = before.latestOrderAt();
    }

    PositionEdit shelf(Shelf next) {
        shelf = next;
        return this;
    }

    PositionEdit lowStock(LowStock next) {
        lowStock = next;
        return this;
    }

    PositionEdit incoming(List<Incoming> next) {
        incoming = next;
        return this;
    }

    PositionEdit lastChange(LastChange next) {
        lastChange = Optional.of(next);
        return this;
    }

    PositionEdit presale(Presale next) {
        presale = Optional.of(next);
        return this;
    }

    /**
     * Adds units that orders paid at {@code paidAt} wait for. A subtraction that would go below zero stops at zero and
     * marks the position as wrong.
     */
    PositionEdit allocated(long more, Instant paidAt) {
        allocated = counted("allocated", allocated, more);
        presale = presale.map(sold -> sold.waitedFor(more, paidAt));
        return this;
    }

    /** Records that an order reported at {@code at} is counted. */
    PositionEdit reported(Instant at) {
        latestOrderAt = latestOrderAt.filter(latest -> latest.isAfter(at)).or(() -> Optional.of(at));
        return this;
    }

    PositionEdit awaited(long more) {
        awaited = counted("awaited", awaited, more);
        return this;
    }

    private long counted(String what, long units, long more) {
        if (units + more < 0) {
            wrong(what + " " + units + " less " + -more);
        }
        return Math.max(0, units + more);
    }

    PositionEdit corrected(long nowAllocated, long nowAwaited) {
        allocated = nowAllocated;
        awaited = nowAwaited;
        presale = presale.map(sold -> sold.corrected(nowAllocated));
        wrong = Optional.empty();
        return this;
    }

    /** Keeps the first mark: an operator corrects the whole position. */
    PositionEdit wrong(String what) {
        wrong = wrong.or(() -> Optional.of(Wrong.of(what)));
        return this;
    }

    PositionEdit told() {
        doubt = doubt.map(one -> new Doubt(one.since(), true));
        wrong = wrong.map(Wrong::tellingDone);
        return this;
    }

    /** Returns the position without recomputing anything. */
    StockPosition asItIs() {
        return position(before.shortSince());
    }

    /** Returns the position with recomputed times since when it has been short, low, in doubt and wrong. */
    StockPosition done(Instant now) {
        return done(now, now);
    }

    /**
     * Returns such a position after a change that is recorded at {@code now}.
     *
     * @param since when the change came about: the position is short and low from then
     */
    StockPosition done(Instant since, Instant now) {
        Optional<Long> onHand = shelf.onHand();
        long missing = onHand.map(units -> Math.max(0, allocated - units)).orElse(0L);
        lowStock = onHand.map(units -> lowStock.at(units - shelf.doubted() - allocated - awaited, since))
                .orElse(lowStock);
        doubt = onHand.isPresent() && shelf.doubted() > 0
                ? doubt.or(() -> Optional.of(new Doubt(now, false)))
                : Optional.empty();
        wrong = wrong.map(one -> one.at(now));
        if (allocated != before.allocated() || awaited != before.awaited()) {
            movedAt = Optional.of(now);
        }
        return position(missing > 0 ? Optional.of(shortFrom(missing, since)) : Optional.empty());
    }

    private Instant shortFrom(long missing, Instant now) {
        return presale.filter(sold -> sold.unshielded(missing, now) == 0)
                .flatMap(sold -> sold.shortFrom(missing, now))
                .or(() -> before.shortSince().filter(since -> !since.isAfter(now)))
                .orElse(now);
    }

    private StockPosition position(Optional<Instant> shortSince) {
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
                lastChange,
                movedAt,
                latestOrderAt);
    }
}
