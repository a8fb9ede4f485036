package dev.makegood.brake;

import dev.makegood.command.Actor;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.Notice;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** Tells a buyer that units will be shipped after all. */
final class TakenBackNotice {
    private TakenBackNotice() {}

    static Notice of(Case before, Case after, String strandingId, Instant shipBy, int units) {
        var fact = new CaseFact.TakenBackBuyer(
                StockoutNotices.named(after),
                units,
                shipBy,
                Optional.of(after.money().toBuyer()).filter(Money::isPositive),
                before.money().toBuyer().isPositive()
                        && !after.money().toBuyer().isPositive(),
                after.zone());
        return Notice.of(
                KeyText.join(after.id(), strandingId),
                Actor.buyer(after.buyer()),
                after.told().worthToldAt(),
                fact);
    }
}
