package dev.makegood.refund;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.notice.Notices;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a settled refund changes, in one transaction: the refund, the order's journal, the coupons that get their money
 * back, the case whose compensation waited for it, and what the buyer is told. The one place that says "refunded".
 */
final class SettleRefund {
    private final Refunds refunds;
    private final FundsRows funds;
    private final Coupons coupons;
    private final Cases cases;
    private final Ledger ledger;
    private final Orders orders;
    private final AwaitedUnits awaited;
    private final GoodsInstead goodsInstead;
    private final Notices notices;

    SettleRefund(Database database) {
        refunds = new Refunds(database);
        funds = new FundsRows(database);
        coupons = new Coupons(database);
        cases = new Cases(database);
        ledger = new Ledger(database);
        orders = new Orders(database);
        awaited = new AwaitedUnits(database);
        goodsInstead = new GoodsInstead(database);
        notices = new Notices(database);
    }

    List<Write> writes(Stored<Refund> stored, RefundState.Unsettled state, String reference, Instant now) {
        Refund refund = stored.value();
        String orderId = refund.refundId().caseId().orderId();
        Stored<OrderFunds> held = funds.find(orderId).orElseThrow(() -> missing(refund, "funds of its order"));
        Stored<Case> theCase = cases.find(refund.refundId().caseId()).orElseThrow(() -> missing(refund, "case"));
        OrderFunds posted = held.value().posted();
        var writes = new ArrayList<Write>();
        Refund settled = refund.with(state.settled(now, reference));
        writes.add(refunds.replace(stored, settled));
        writes.add(funds.put(Optional.of(held), posted));
        writes.add(ledger.create(posting(refund, posted, now)));
        var refilled = new ArrayList<Coupon>();
        refund.split().toCoupons().forEach(part -> {
            Stored<Coupon> coupon =
                    coupons.find(part.couponId()).orElseThrow(() -> missing(refund, "coupon " + part.couponId()));
            Coupon after = coupon.value().returned(part.amount(), now);
            writes.add(coupons.put(Optional.of(coupon), after));
            refilled.add(after);
        });
        if (state instanceof RefundState.Deferred) {
            writes.addAll(awaited.end(line(refund), refund.units(), 0, now));
        }
        // A case that begins to wait for this refund meanwhile would wait for ever.
        writes.add(cases.check(theCase.value().id(), Optional.of(theCase)));
        if (theCase.value().compensation() instanceof Compensation.AwaitingRefund) {
            writes.addAll(goodsInstead.writes(theCase, settled, now));
        }
        writes.add(notices.create(RefundedNotice.of(refund, theCase.value().buyer(), refilled, now)));
        return writes;
    }

    private Stored<OrderLine> line(Refund refund) {
        CaseId id = refund.refundId().caseId();
        return orders.findLine(new LineRef(id.orderId(), id.lineId())).orElseThrow(() -> missing(refund, "line"));
    }

    private static Posting posting(Refund refund, OrderFunds posted, Instant now) {
        String orderId = posted.orderId();
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(LedgerAccounts.orderFunds(orderId), refund.total().negated()));
        if (refund.split().cash().isPositive()) {
            entries.add(
                    new Entry(LedgerAccounts.gateway(orderId), refund.split().cash()));
        }
        refund.split()
                .toCoupons()
                .forEach(part ->
                        entries.add(new Entry(LedgerAccounts.couponsOutstanding(part.couponId()), part.amount())));
        Memo memo = Memo.ofOrder(orderId).refund(refund.refundId().toString());
        return new Posting(posted.journal(), posted.postings(), PostingKind.REFUND, now, entries, memo);
    }

    private static IllegalStateException missing(Refund refund, String what) {
        return new IllegalStateException(refund.refundId() + " has no " + what);
    }
}
