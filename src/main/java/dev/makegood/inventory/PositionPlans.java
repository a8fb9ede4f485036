package dev.makegood.inventory;

import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.util.Optional;

/** Changes the plans of a position: its low-stock rule, its restocks and its presale. */
public record PositionPlans(StockPosition position) {

    public StockPosition warnedBy(LowStockRule rule, Instant now) {
        return position.edit().lowStock(position.lowStock().ruled(rule)).done(now);
    }

    /** Returns the position without a low-stock rule. */
    public StockPosition unwarned() {
        return position.edit().lowStock(position.lowStock().off()).asItIs();
    }

    /** Returns the position after its merchant was warned in the open episode. */
    public StockPosition warned() {
        return position.edit().lowStock(position.lowStock().warned()).asItIs();
    }

    /** Returns the position without the open episode, of which nobody was told. */
    public StockPosition passed() {
        return position.edit().lowStock(position.lowStock().passed()).asItIs();
    }

    /** Returns the position after a supplier gave a date for a restock. */
    public StockPosition expecting(Incoming next, Instant now) {
        return position.edit()
                .incoming(Incoming.plus(position.incoming(), next, now))
                .asItIs();
    }

    /** Returns the position after a restock was declined. */
    public StockPosition notExpecting(String restockId) {
        return position.edit()
                .incoming(Incoming.without(position.incoming(), restockId))
                .asItIs();
    }

    /** Returns the position after a restock arrived. */
    public StockPosition arrived(String restockId, long units, Instant at, Instant now) {
        return position.edit()
                .incoming(Incoming.without(position.incoming(), restockId))
                .shelf(position.shelf().moved(units, at, now))
                .done(now);
    }

    /** Returns the position sold against a date, or another date. */
    public StockPosition sold(Instant shipsBy, Instant now) {
        return position.edit()
                .presale(position.presale()
                        .map(sold -> sold.moved(shipsBy, now))
                        .orElseGet(() -> Presale.from(shipsBy, position.allocated())))
                .done(now);
    }

    /** Returns the position sold from stock again. */
    public StockPosition presaleEnded(Instant now) {
        return position.edit()
                .presale(position.presale().orElseThrow().ended(now))
                .done(now);
    }

    /** Returns the position after another page of buyers was told of the presale; no cursor after the last page. */
    public StockPosition toldOfPresale(Optional<Cursor> next) {
        return position.edit()
                .presale(position.presale().orElseThrow().told(next))
                .asItIs();
    }
}
