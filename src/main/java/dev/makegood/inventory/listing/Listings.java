package dev.makegood.inventory.listing;

import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of listings. Those of a merchant are one partition, so that its other SKUs can be found. */
public final class Listings {
    private static final String LISTING = "LISTING";
    private static final RowType<Listing> ROWS = new RowType<>(Listing.class, listing -> key(listing.key()));

    private final Database database;

    public Listings(Database database) {
        this.database = database;
    }

    public Optional<Stored<Listing>> find(StockKey stock) {
        return ROWS.find(database, key(stock));
    }

    /** Returns the first listings of a merchant in the order of their SKUs, at most {@code most}. */
    public List<Listing> ofMerchant(String merchantId, int most) {
        return Page.first(
                        most,
                        after -> database.query(
                                Query.table(Table.STOCK, merchantId, Query.Range.under(LISTING), Query.MAX_LIMIT)
                                        .after(after)))
                .stream()
                .flatMap(row -> ROWS.readable(row).stream())
                .toList();
    }

    /** Returns a check that the listing has not changed since it was read. */
    public Write check(Stored<Listing> read) {
        return ROWS.check(key(read.value().key()), Optional.of(read));
    }

    Write put(Optional<Stored<Listing>> old, Listing changed) {
        return ROWS.put(old, changed);
    }

    private static Key key(StockKey stock) {
        return new Key(Table.STOCK, stock.merchantId(), KeyText.join(LISTING, stock.sku()));
    }
}
