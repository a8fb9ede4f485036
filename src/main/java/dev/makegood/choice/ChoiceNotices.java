package dev.makegood.choice;

import dev.makegood.command.Actor;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.order.PaidOrder;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;

/** Creates the notices to buyer and merchant about offers and choices. */
final class ChoiceNotices {
    private final Notices notices;

    ChoiceNotices(Database database) {
        notices = new Notices(database);
    }

    /**
     * Tells the buyer of an offer.
     *
     * @param deadline until when the buyer may choose
     */
    Write offered(Case c, Replacement.ReplacementCommand offer, Instant deadline, Instant now) {
        var fact = new ChoiceFact.ReplacementOfferedBuyer(
                StockoutNotices.named(c), offer.sku(), offer.unitPrice(), offer.shipBy(), deadline, c.zone());
        String about = KeyText.join(c.id(), offer.replacementId());
        return notices.create(Notice.of(about, Actor.buyer(c.buyer()), now, fact));
    }

    /**
     * Tells both that the buyer waits.
     *
     * @param until the first instant after the wait
     */
    List<Write> waits(Case c, Refund deferred, Instant until) {
        var wait = new ChoiceFact.Wait(StockoutNotices.named(c), deferred.units(), deferred.total(), until, c.zone());
        return both(c, deferred, new ChoiceFact.WaitsBuyer(wait), new ChoiceFact.WaitsMerchant(wait));
    }

    /**
     * Tells both of a swap.
     *
     * @param replacement the line that replaces the units
     */
    List<Write> swapped(Case c, Refund refund, PaidOrder.PaidLine replacement, Swapped worth) {
        Fact.OfCase named = StockoutNotices.named(c);
        Instant shipBy = replacement.promisedShipAt();
        return both(
                c,
                refund,
                new ChoiceFact.SwappedBuyer(named, refund.units(), replacement.sku(), shipBy, refund.total(), c.zone()),
                new ChoiceFact.SwappedMerchant(
                        named,
                        refund.units(),
                        replacement.sku(),
                        replacement.lineId(),
                        shipBy,
                        refund.total(),
                        worth.borne(),
                        c.zone()));
    }

    private List<Write> both(Case c, Refund refund, Fact toBuyer, Fact toMerchant) {
        String about = refund.refundId().toString();
        Instant at = refund.choice().orElseThrow().at();
        return List.of(
                notices.create(Notice.of(about, Actor.buyer(c.buyer()), at, toBuyer)),
                notices.create(Notice.of(about, Actor.merchant(c.merchantId()), at, toMerchant)));
    }
}
