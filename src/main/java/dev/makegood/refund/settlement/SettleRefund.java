package dev.makegood.refund.settlement;

import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.Expiry;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.Advance;
import dev.makegood.refund.Advances;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.RepaidFacts;
import dev.makegood.refund.waiting.AwaitedUnits;
import dev.makegood.refund.waiting.GoodsInstead;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes all writes of a paid refund, in one transaction: the refund, the order's journal, the coupons that get money
 * back, the case whose compensation waits for it or for which something accrues until then, and the notice to the
 * buyer. No other code records a refund as paid.
 */
public final class SettleRefund {
    private final Refunds refunds;
    private final Advances advances;
    private final Coupons coupons;
    private final Expiry expiry;
    private final Cases cases;
    private final RefundPostings postings;
    private final Orders orders;
    private final AwaitedUnits awaited;
    private final GoodsInstead goodsInstead;
    private final RepaidFacts repaid;
    private final Notices notices;

    public SettleRefund(Database database) {
        refunds = new Refunds(database);
        advances = new Advances(database);
        coupons = new Coupons(database);
        expiry = new Expiry(database);
        cases = new Cases(database);
        postings = new RefundPostings(database);
        orders = new Orders(database);
        awaited = new AwaitedUnits(database);
        goodsInstead = new GoodsInstead(database);
        repaid = new RepaidFacts(database);
        notices = new Notices(database);
    }

    /**
     * Returns the writes.
     *
     * @param paid the refund as paid
     */
    public List<Write> writes(Stored<Refund> stored, Refund paid, Instant now) {
        return writes(stored, paid, Optional.empty(), now);
    }

    /** Returns the writes of a refund that the platform may have paid in place of the merchant. */
    List<Write> writes(Stored<Refund> stored, Refund paid, Optional<Advance> advance, Instant now) {
        Refund refund = stored.value();
        Stored<Case> theCase = cases.get(refund.refundId().caseId());
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, paid));
        writes.addAll(postings.paid(paid, advance.map(Advance::amount), now));
        advance.map(advances::create).ifPresent(writes::add);
        var refilled = new ArrayList<Coupon>();
        if (!refund.payments().settledOnce()) {
            refund.split().toCoupons().forEach(part -> {
                Stored<Coupon> coupon = coupons.get(part.couponId());
                var expired = expiry.of(coupon.value(), now);
                Coupon after = expired.coupon().returned(part.amount(), now);
                writes.addAll(expired.writes());
                writes.add(coupons.replace(coupon, after));
                refilled.add(after);
            });
        }
        if (refund.state() instanceof RefundState.Deferred) {
            writes.addAll(awaited.end(line(refund), refund.units(), 0, now));
        }
        writes.addAll(goodsInstead.paid(theCase, repaid.of(theCase.value(), paid), paid, now));
        writes.add(notices.create(RefundedNotice.of(paid, theCase.value().buyer(), refilled, now)));
        return writes;
    }

    private Stored<OrderLine> line(Refund refund) {
        CaseId id = refund.refundId().caseId();
        return orders.getLine(new LineRef(id.orderId(), id.lineId()));
    }
}
