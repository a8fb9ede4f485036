package dev.makegood.coupon.redemption;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.Expiry;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Moves the money of a whole redemption from its order back to its coupon. */
final class BringBack {
    private final Coupons coupons;
    private final Redemptions redemptions;
    private final FundsRows funds;
    private final Ledger ledger;
    private final Expiry expiry;

    BringBack(Database database) {
        coupons = new Coupons(database);
        redemptions = new Redemptions(database);
        funds = new FundsRows(database);
        ledger = new Ledger(database);
        expiry = new Expiry(database);
    }

    /** Holds the coupon with its money back, and the writes for it. */
    record Back(Coupon coupon, List<Write> writes) {}

    /**
     * Moves the money.
     *
     * @param after the redemption as changed
     * @param unpaid the order's funds without it, not yet posted
     */
    Back move(
            Stored<Redemption> before, Redemption after, Stored<OrderFunds> oldFunds, OrderFunds unpaid, Instant now) {
        Stored<Coupon> oldCoupon = coupons.get(after.couponId());
        var expired = expiry.of(oldCoupon.value(), now);
        Coupon coupon = expired.coupon().returned(after.amount(), now);
        OrderFunds posted = unpaid.posted();
        List<Write> writes = new ArrayList<>(expired.writes());
        writes.add(redemptions.replace(before, after));
        writes.add(coupons.replace(oldCoupon, coupon));
        writes.add(funds.replace(oldFunds, posted));
        writes.add(ledger.create(posting(posted, after, now)));
        return new Back(coupon, writes);
    }

    private static Posting posting(OrderFunds order, Redemption redemption, Instant now) {
        Money amount = redemption.amount();
        return new Posting(
                order.journal(),
                order.postings(),
                PostingKind.REDEMPTION_REVERSED,
                now,
                List.of(
                        new Entry(LedgerAccounts.orderFunds(order.orderId()), amount.negated()),
                        new Entry(LedgerAccounts.couponsOutstanding(redemption.couponId()), amount)),
                Memo.ofOrder(order.orderId()).coupon(redemption.couponId()).reference(redemption.redemptionId()));
    }
}
