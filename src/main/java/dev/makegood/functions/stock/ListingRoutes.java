package dev.makegood.functions.stock;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.input.Input;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.listing.Listing;
import dev.makegood.inventory.listing.Listings;
import dev.makegood.inventory.listing.SetListing;
import dev.makegood.storage.Database;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Serves listings over HTTP: title, price and possible replacements of a SKU. */
final class ListingRoutes {
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_REPLACEMENTS = 20;

    /** The most hours until a listed unit ships: 60 days. */
    private static final int MOST_HOURS = 1_440;

    private final Listings listings;
    private final SetListing setListing;

    ListingRoutes(Database database) {
        listings = new Listings(database);
        setListing = new SetListing(database);
    }

    void addTo(Api api) {
        String path = " /merchants/{merchantId}/stock/{sku}/listing";
        api.on("PUT" + path, Set.of(PLATFORM, MERCHANT), this::set);
        api.on("GET" + path, Set.of(PLATFORM, OPERATOR, MERCHANT), this::see);
    }

    private Reply set(Request request) {
        StockKey key = key(request);
        Listing.Terms terms = request.body(ListingRoutes::terms);
        return request.caller().actsForMerchant(key.merchantId())
                ? Reply.of(setListing.set(key, terms), ListingView::of)
                : Reply.notFound();
    }

    private Reply see(Request request) {
        return Optional.of(key(request))
                .filter(key -> request.caller().seesMerchant(key.merchantId()))
                .flatMap(listings::find)
                .map(stored -> Reply.ok(ListingView.of(stored.value())))
                .orElseGet(Reply::notFound);
    }

    private static Listing.Terms terms(Input in) {
        long minor = in.whole("unitPriceMinor", 0, OrderInput.MOST_MINOR);
        return new Listing.Terms(
                in.text("title", LONGEST_TITLE),
                Money.ofMinor(in.currency("currency"), minor),
                (int) in.whole("shipsWithinHours", 1, MOST_HOURS),
                in.has("replacedBy") ? in.ids("replacedBy", MOST_REPLACEMENTS) : List.of(),
                !in.has("offered") || in.flag("offered"));
    }

    private static StockKey key(Request request) {
        return new StockKey(request.id("merchantId"), request.id("sku"));
    }

    private record ListingView(
            String merchantId,
            String sku,
            String title,
            long unitPriceMinor,
            String currency,
            int shipsWithinHours,
            List<String> replacedBy,
            boolean offered) {
        static ListingView of(Listing listing) {
            Listing.Terms terms = listing.terms();
            return new ListingView(
                    listing.merchantId(),
                    listing.sku(),
                    terms.title(),
                    terms.unitPrice().getAmountMinorLong(),
                    terms.unitPrice().getCurrencyUnit().getCode(),
                    terms.shipsWithinHours(),
                    terms.replacedBy(),
                    terms.offered());
        }
    }
}
