package dev.makegood.refund.waiting;

import dev.makegood.command.Actor;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.StockFact;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;

/** Creates the notices to buyer and merchant about the end of a wait, and about restocks that were moved. */
final class WaitNotices {
    private final Notices notices;

    WaitNotices(Database database) {
        notices = new Notices(database);
    }

    /**
     * Tells the buyer that awaited units were shipped. The row's version makes the notice unique, as this can be
     * repeated.
     */
    Write honoured(Case c, Refund left, long version, int sent, Instant now) {
        var fact = new ChoiceFact.WaitHonouredBuyer(StockoutNotices.named(c), sent);
        return buyer(c, KeyText.join(left.refundId(), version), now, fact);
    }

    /** Tells the buyer to wait on for units that were not shipped after all. */
    Write again(Case c, Refund left, long version, int units, Instant now) {
        var fact = new ChoiceFact.WaitAgainBuyer(wait(c, left, units, left.due().dueAt()));
        return buyer(c, KeyText.join(left.refundId(), version), now, fact);
    }

    /** Tells the buyer of a refund for units that were not shipped after all. */
    Write inVain(Case c, Refund left, long version, int units, Instant now) {
        var fact =
                new ChoiceFact.WaitInVainBuyer(wait(c, left, units, left.due().deadline()));
        return buyer(c, KeyText.join(left.refundId(), version), now, fact);
    }

    List<Write> over(Case c, Refund left, Instant now) {
        String about = left.refundId().toString();
        ChoiceFact.Wait wait = ended(c, left);
        return List.of(
                buyer(c, about, now, new ChoiceFact.WaitOverBuyer(wait)),
                merchant(c.merchantId(), about, now, new ChoiceFact.WaitOverMerchant(wait)));
    }

    /** Tells buyer and merchant the deadline of the refund, since they knew only the end of the wait. */
    List<Write> cancelled(Case c, Refund left, long version, Instant now) {
        String about = KeyText.join(left.refundId(), version);
        ChoiceFact.Wait wait = ended(c, left);
        return List.of(
                buyer(c, about, now, new ChoiceFact.WaitCancelledBuyer(wait)),
                merchant(c.merchantId(), about, now, new ChoiceFact.WaitCancelledMerchant(wait)));
    }

    Write stopped(Case c, Refund left, Instant now) {
        var fact = new ChoiceFact.WaitStoppedMerchant(ended(c, left));
        return merchant(c.merchantId(), left.refundId().toString(), now, fact);
    }

    /** Tells a buyer that a restock was moved past the wait, or declined. The wait still ends at {@code until}. */
    Write moved(Case c, Refund waits, Instant until, Restock restock, Instant now) {
        ChoiceFact.Wait wait = wait(c, waits, waits.units(), until);
        Fact fact = restock.answers()
                .arrivesOn()
                .<Fact>map(day -> new ChoiceFact.WaitMovedBuyer(wait, day))
                .orElseGet(() -> new ChoiceFact.WaitDeclinedBuyer(wait));
        return buyer(c, about(waits.refundId(), restock), now, fact);
    }

    /** Tells the merchant once all buyers have been told. */
    Write moved(Restock restock, int refunds, Instant now) {
        String sku = restock.sku();
        String id = restock.restockId();
        String supplierId = restock.supplierId();
        Fact fact = restock.answers()
                .arrivesOn()
                .<Fact>map(day -> new StockFact.RestockMovedMerchant(sku, id, supplierId, day, refunds))
                .orElseGet(() -> new StockFact.RestockDeclinedMerchant(sku, id, supplierId, refunds));
        String about = about(restock.ref().stock(), restock);
        return merchant(restock.merchantId(), about, now, fact);
    }

    /** Creates one notice for each answer about a restock. */
    private static String about(Object what, Restock restock) {
        return KeyText.join(what, restock.restockId(), restock.answers().all().size());
    }

    private Write buyer(Case c, String about, Instant now, Fact fact) {
        return notices.create(Notice.of(about, Actor.buyer(c.buyer()), now, fact));
    }

    private Write merchant(String merchantId, String about, Instant now, Fact fact) {
        return notices.create(Notice.of(about, Actor.merchant(merchantId), now, fact));
    }

    private static ChoiceFact.Wait ended(Case c, Refund left) {
        return wait(c, left, left.units(), left.due().deadline());
    }

    private static ChoiceFact.Wait wait(Case c, Refund left, int units, Instant deadline) {
        return new ChoiceFact.Wait(StockoutNotices.named(c), units, left.total(), deadline, c.zone());
    }
}
