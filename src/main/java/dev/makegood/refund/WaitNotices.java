package dev.makegood.refund;

import dev.makegood.inventory.Restock;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.policy.Amounts;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What buyer and merchant are told as a wait ends, or as what is waited for is moved. */
final class WaitNotices {
    private final Notices notices;

    WaitNotices(Database database) {
        notices = new Notices(database);
    }

    /**
     * @param version of the refund's row before: what is sent may be taken back, and sent again
     * @param sent units that the buyer waited for and that have gone out
     */
    Write honoured(Case c, Refund left, long version, int sent, Instant now) {
        String about = left.refundId() + "~" + version;
        return notices.create(Notice.of(
                about, NoticeTemplate.WAIT_HONOURED_BUYER, Recipient.buyer(c.buyer()), now, details(c, left, sent)));
    }

    /** @param units that have not gone out after all, so that the buyer goes on waiting */
    Write again(Case c, Refund left, long version, int units, Instant now) {
        var details = new HashMap<>(details(c, left, units));
        details.put("deadline", left.dueAt().toString());
        return notices.create(Notice.of(
                left.refundId() + "~" + version,
                NoticeTemplate.WAIT_AGAIN_BUYER,
                Recipient.buyer(c.buyer()),
                now,
                details));
    }

    /** @param units that have not gone out after all, and are refunded */
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

    /**
     * Both are told by when the money comes, since what was told is when the wait ends.
     *
     * @param version of the refund's row before
     */
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

    /** @param until the end of the wait, which stays */
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

    /** Once all buyers have been told. */
    Write moved(Restock restock, int refunds, Instant now) {
        Optional<LocalDate> day = restock.answers().arrivesOn();
        var details = new HashMap<>(Map.of(
                "sku", restock.sku(),
                "restockId", restock.restockId(),
                "supplierId", restock.supplierId(),
                "refunds", Integer.toString(refunds)));
        day.ifPresent(arrivesOn -> details.put("arrivesOn", arrivesOn.toString()));
        return notices.create(Notice.of(
                about(restock.merchantId() + "~" + restock.sku(), restock),
                day.isPresent() ? NoticeTemplate.RESTOCK_MOVED_MERCHANT : NoticeTemplate.RESTOCK_DECLINED_MERCHANT,
                Recipient.merchant(restock.merchantId()),
                now,
                details));
    }

    /** One notice for each answer about a restock. */
    private static String about(String what, Restock restock) {
        return what + "~" + restock.restockId() + "~" + restock.answers().all().size();
    }

    private static Map<String, String> details(Case c, Refund left, int units) {
        return Map.of(
                "orderId", c.id().orderId(),
                "lineId", c.id().lineId(),
                "caseId", c.id().toString(),
                "sku", c.sku(),
                "units", Integer.toString(units),
                "amount", Amounts.text(left.total()),
                "deadline", left.deadline().toString());
    }
}
