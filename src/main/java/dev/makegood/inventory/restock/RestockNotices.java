package dev.makegood.inventory.restock;

import dev.makegood.command.Actor;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.StockFact;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the notices about restocks to merchants, and to suppliers that have a contact. */
final class RestockNotices {
    private final Notices notices;

    RestockNotices(Database database) {
        notices = new Notices(database);
    }

    /** Asks the supplier. */
    List<Write> requested(Restock restock, Supplier supplier, Instant now) {
        var fact = new StockFact.RestockRequestedSupplier(
                restock.merchantId(), restock.sku(), asked(restock, restock.units()));
        return toSupplier(restock.ref().toString(), Optional.of(supplier), fact, now);
    }

    /** Reminds merchant and supplier that there is no answer. */
    List<Write> unanswered(Restock restock, int reminders, Optional<Supplier> supplier, Instant now) {
        String about = KeyText.join(restock.ref(), reminders);
        StockFact.Asked asked = asked(restock, restock.units());
        var writes = new ArrayList<Write>();
        writes.add(toMerchant(about, restock, new StockFact.RestockUnansweredMerchant(restock.sku(), asked), now));
        var fact = new StockFact.RestockUnansweredSupplier(restock.merchantId(), restock.sku(), asked);
        writes.addAll(toSupplier(about, supplier, fact, now));
        return writes;
    }

    /** Tells the merchant that the day of the first answer is over. */
    Write late(Restock restock, RestockState.Reply reply, Instant now) {
        var fact = new StockFact.RestockLateMerchant(restock.sku(), asked(restock, reply.units()), reply.arrivesOn());
        return toMerchant(restock.ref().toString(), restock, fact, now);
    }

    private static StockFact.Asked asked(Restock restock, long units) {
        return new StockFact.Asked(restock.restockId(), restock.supplierId(), units);
    }

    private Write toMerchant(String about, Restock restock, Fact fact, Instant now) {
        return notices.create(Notice.of(about, Actor.merchant(restock.merchantId()), now, fact));
    }

    private List<Write> toSupplier(String about, Optional<Supplier> supplier, Fact fact, Instant now) {
        return supplier
                .flatMap(Supplier::contact)
                .map(contact -> notices.create(Notice.of(about, Actor.supplier(contact), now, fact)))
                .stream()
                .toList();
    }
}
