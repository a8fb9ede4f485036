package dev.makegood.inventory.listing;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.util.List;
import java.util.Optional;

/** Sets how a merchant lists a SKU. Replaces the listing before. */
public final class SetListing {
    private final Database database;
    private final Listings listings;

    public SetListing(Database database) {
        this.database = database;
        listings = new Listings(database);
    }

    /**
     * Sets the listing.
     *
     * @return created if it was set, repeated if it was equal already, refused if it would replace itself
     */
    public Outcome<Listing> set(StockKey stock, Listing.Terms terms) {
        if (terms.replacedBy().contains(stock.sku())) {
            return new Outcome.Refused<>(Refusal.VALUE, "replacedBy", "must not have the SKU itself");
        }
        return database.decide(() -> {
            Optional<Stored<Listing>> old = listings.find(stock);
            var next = new Listing(stock.merchantId(), stock.sku(), terms);
            return old.filter(before -> before.value().equals(next)).isPresent()
                    ? Decision.answer(new Outcome.Repeated<>(next))
                    : new Decision<>(new Outcome.Created<>(next), List.of(listings.put(old, next)));
        });
    }
}
