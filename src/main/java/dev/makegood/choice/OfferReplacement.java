package dev.makegood.choice;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
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
    private final Replacements replacements;
    private final ChoiceNotices notices;

    public OfferReplacement(Database database) {
        this.database = database;
        cases = new Cases(database);
        refunds = new Refunds(database);
        stock = new Stock(database);
        replacements = new Replacements(database);
        notices = new ChoiceNotices(database);
    }

    /** Offers a replacement. Not found if there is no such case. */
    public Outcome<Replacement> offer(CaseId id, Replacement.ReplacementCommand told, Actor by, Instant now) {
        return database.decide(() -> cases.find(id)
                .map(stored -> decide(stored.value(), told, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Replacement>> decide(Case c, Replacement.ReplacementCommand told, Actor by, Instant now) {
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
        return new Decision<>(
                new Outcome.Created<>(replacement),
                List.of(
                        replacements.create(c.id(), replacement),
                        notices.offered(
                                c, replacement.told(), open.orElseThrow().due().dueAt(), now)));
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
