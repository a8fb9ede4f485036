package dev.makegood.choice;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.listing.Listing;
import dev.makegood.inventory.listing.Listings;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets a merchant offer a replacement, while the buyer can still choose. Reserves no stock: the first buyers who choose
 * get it.
 */
public final class OfferReplacement {
    private final Database database;
    private final Cases cases;
    private final Refunds refunds;
    private final Stock stock;
    private final Listings listings;
    private final Replacements replacements;
    private final ChoiceNotices notices;

    public OfferReplacement(Database database) {
        this.database = database;
        cases = new Cases(database);
        refunds = new Refunds(database);
        stock = new Stock(database);
        listings = new Listings(database);
        replacements = new Replacements(database);
        notices = new ChoiceNotices(database);
    }

    /** Offers a replacement. Not found if there is no such case. */
    public Outcome<Replacement> offer(CaseId id, Replacement.ReplacementCommand told, Actor by, Instant now) {
        return database.decide(() -> cases.find(id)
                .map(stored -> decide(stored.value(), told, List.of(), by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    /**
     * Offers a suggested SKU at its listed price, to ship within its listed time from now. The same again is answered with what was
     * offered. Not found if there is no such case; refused if the SKU has no listing in the case's currency.
     */
    public Outcome<Replacement> confirm(CaseId id, String replacementId, String sku, Actor by, Instant now) {
        return database.decide(() -> cases.find(id)
                .map(stored -> confirm(stored.value(), replacementId, sku, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private record ConfirmSuggestionCommand(String sku) {}

    private Decision<Outcome<Replacement>> confirm(Case c, String replacementId, String sku, Actor by, Instant now) {
        Optional<Replacement> before = replacements.find(c.id(), replacementId);
        if (before.isPresent()) {
            return Decision.answer(Outcome.again(
                    new ConfirmSuggestionCommand(before.get().told().sku()),
                    new ConfirmSuggestionCommand(sku),
                    before.get()));
        }
        var currency = c.compensated().getCurrencyUnit();
        Optional<Stored<Listing>> listed = listings.find(new StockKey(c.merchantId(), sku))
                .filter(stored ->
                        stored.value().terms().unitPrice().getCurrencyUnit().equals(currency));
        if (listed.isEmpty()) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.STATE,
                    "sku",
                    "has no listing in " + currency + ": set one, or state unitPriceMinor and shipBy"));
        }
        Listing.Terms terms = listed.get().value().terms();
        Instant shipBy = now.plus(Duration.ofHours(terms.shipsWithinHours())).truncatedTo(ChronoUnit.MILLIS);
        var told = new Replacement.ReplacementCommand(replacementId, sku, terms.unitPrice(), shipBy);
        return decide(c, told, List.of(listings.check(listed.get())), by, now);
    }

    private Decision<Outcome<Replacement>> decide(
            Case c, Replacement.ReplacementCommand told, List<Write> checks, Actor by, Instant now) {
        Optional<Replacement> before = replacements.find(c.id(), told.replacementId());
        if (before.isPresent()) {
            return Decision.answer(Outcome.again(before.get().told(), told, before.get()));
        }
        Optional<Refund> open = refunds.ofCase(c.id()).stream()
                .filter(refund -> refund.isOpenToChoice(now))
                .min(Comparator.comparing(one -> one.due().dueAt()));
        Optional<Outcome<Replacement>> refusal = refusal(c, told, open, now);
        if (refusal.isPresent()) {
            return Decision.answer(refusal.get());
        }
        var replacement = new Replacement(told, by, now);
        var writes = new ArrayList<>(checks);
        writes.add(replacements.create(c.id(), replacement));
        writes.add(
                notices.offered(c, replacement.told(), open.orElseThrow().due().dueAt(), now));
        return new Decision<>(new Outcome.Created<>(replacement), writes);
    }

    private Optional<Outcome<Replacement>> refusal(
            Case c, Replacement.ReplacementCommand told, Optional<Refund> open, Instant now) {
        if (open.isEmpty()) {
            return refused(Refusal.LATE, "replacementId", "comes too late: the buyer can no longer choose");
        }
        if (told.sku().equals(c.sku())) {
            return refused(Refusal.STATE, "sku", "must differ from the SKU that is out of stock");
        }
        if (!told.shipBy().isAfter(now)) {
            return refused(Refusal.VALUE, "shipBy", "must be in the future");
        }
        if (replacements.ofCase(c.id()).size() >= Replacements.MOST) {
            return refused(
                    Refusal.LIMIT, "replacementId", "is one too many: a case can have at most " + Replacements.MOST);
        }
        long available = stock.find(new StockKey(c.merchantId(), told.sku()))
                .map(Stored::value)
                .flatMap(StockPosition::available)
                .orElse(0L);
        return available > 0 ? Optional.empty() : refused(Refusal.STATE, "sku", "has no counted stock left to sell");
    }

    private static Optional<Outcome<Replacement>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }
}
