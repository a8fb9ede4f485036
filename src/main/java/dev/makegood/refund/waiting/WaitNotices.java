package dev.makegood.refund.waiting;

import dev.makegood.inventory.restock.Restock;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        String about = left.refundId() + "~" + version;
        return notices.create(Notice.of(
                about, NoticeTemplate.WAIT_HONOURED_BUYER, Recipient.buyer(c.buyer()), now, details(c, left, sent)));
    }

    /** Tells the buyer to wait on for units that were not shipped after all. */
    Write again(Case c, Refund left, long version, int units, Instant now) {
        var details = new HashMap<>(details(c, left, units));
        details.put("deadline", left.due().dueAt().toString());
        return notices.create(Notice.of(
                left.refundId() + "~" + version,
                NoticeTemplate.WAIT_AGAIN_BUYER,
                Recipient.buyer(c.buyer()),
                now,
                details));
    }

    /** Tells the buyer of a refund for units that were not shipped after all. */
    Write inVain(Case c, Refund left, long version, int units, Instant now) {
        return notices.create(Notice.of(
                left.refundId() + "~" + version,
                NoticeTemplate.WAIT_IN_VAIN_BUYER,
                Recipient.buyer(c.buyer()),
                now,
                details(c, left, units)));
    }

    List<Write> over(Case c, Refund left, Instant now) {
        String about = left.refundId().toString();
        Map<String, String> details = details(c, left, left.units());
        return List.of(
                notices.create(
                        Notice.of(about, NoticeTemplate.WAIT_OVER_BUYER, Recipient.buyer(c.buyer()), now, details)),
                notices.create(Notice.of(
                        about, NoticeTemplate.WAIT_OVER_MERCHANT, Recipient.merchant(c.merchantId()), now, details)));
    }

    /** Tells both the deadline of the refund, since they were told only when the wait ends. */
    List<Write> cancelled(Case c, Refund left, long version, Instant now) {
        String about = left.refundId() + "~" + version;
        Map<String, String> details = details(c, left, left.units());
        return List.of(
                notices.create(Notice.of(
                        about, NoticeTemplate.WAIT_CANCELLED_BUYER, Recipient.buyer(c.buyer()), now, details)),
                notices.create(Notice.of(
                        about,
                        NoticeTemplate.WAIT_CANCELLED_MERCHANT,
                        Recipient.merchant(c.merchantId()),
                        now,
                        details)));
    }

    Write stopped(Case c, Refund left, Instant now) {
        return notices.create(Notice.of(
                left.refundId().toString(),
                NoticeTemplate.WAIT_STOPPED_MERCHANT,
                Recipient.merchant(c.merchantId()),
                now,
                details(c, left, left.units())));
    }

    /** Tells a buyer that a restock was moved past the wait, or declined. The wait still ends at {@code until}. */
    Write moved(Case c, Refund waits, Instant until, Restock restock, Instant now) {
        Optional<LocalDate> day = restock.answers().arrivesOn();
        var details = new HashMap<>(details(c, waits, waits.units()));
        day.ifPresent(arrivesOn -> details.put("arrivesOn", arrivesOn.toString()));
        details.put("deadline", until.toString());
        return notices.create(Notice.of(
                about(waits.refundId().toString(), restock),
                day.isPresent() ? NoticeTemplate.WAIT_MOVED_BUYER : NoticeTemplate.WAIT_DECLINED_BUYER,
                Recipient.buyer(c.buyer()),
                now,
                details));
    }

    /** Tells the merchant, once all buyers have been told. */
    Write moved(Restock restock, int refunds, Instant now) {
        Optional<LocalDate> day = restock.answers().arrivesOn();
        var details = new HashMap<>(Map.of(
                "sku", restock.sku(),
                "restockId", restock.restockId(),
                "supplierId", restock.supplierId(),
                "refunds", Integer.toString(refunds)));
        day.ifPresent(arrivesOn -> details.put("arrivesOn", arrivesOn.toString()));
        return notices.create(Notice.of(
                about(Notice.ofNoCase(restock.merchantId() + "~" + restock.sku()), restock),
                day.isPresent() ? NoticeTemplate.RESTOCK_MOVED_MERCHANT : NoticeTemplate.RESTOCK_DECLINED_MERCHANT,
                Recipient.merchant(restock.merchantId()),
                now,
                details));
    }

    /** Makes one notice for each answer about a restock. */
    private static String about(String what, Restock restock) {
        return what + "~" + restock.restockId() + "~" + restock.answers().all().size();
    }

    private static Map<String, String> details(Case c, Refund left, int units) {
        return Map.of(
                "orderId", c.id().orderId(),
                "lineId", c.id().lineId(),
                "caseId", c.id().toString(),
                "sku", c.sku(),
                "zone", c.zone().getId(),
                "units", Integer.toString(units),
                "amount", Amounts.text(left.total()),
                "deadline", left.due().deadline().toString());
    }
}
