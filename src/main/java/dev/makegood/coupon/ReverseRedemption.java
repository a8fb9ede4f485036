package dev.makegood.coupon;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.fact.Recorded;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Takes a whole redemption back, as if the order had never been paid with it. Once a refund of the order is scheduled, the
 * coupon's money comes back with the refund instead.
 */
public final class ReverseRedemption {
    private final Database database;
    private final Coupons coupons;
    private final Redemptions redemptions;
    private final FundsRows funds;
    private final Ledger ledger;

    public ReverseRedemption(Database database) {
        this.database = database;
        coupons = new Coupons(database);
        redemptions = new Redemptions(database);
        funds = new FundsRows(database);
        ledger = new Ledger(database);
    }

    /** @return not found if there is no such redemption; repeated if it was reversed before */
    public Recorded<Redemption> reverse(String couponId, String redemptionId, Instant now) {
        return database.decide(() -> redemptions
                .find(couponId, redemptionId)
                .map(found -> decide(found, now.truncatedTo(ChronoUnit.MILLIS)))
                .orElseGet(() -> Decision.answer(new Recorded.NotFound<>())));
    }

    private Decision<Recorded<Redemption>> decide(Stored<Redemption> found, Instant now) {
        Redemption redemption = found.value();
        if (redemption.reversedAt().isPresent()) {
            return Decision.answer(new Recorded.Repeated<>(redemption));
        }
        var oldFunds = funds.find(redemption.orderId());
        OrderFunds order = oldFunds.map(Stored::value).orElseThrow();
        if (order.refunding().isPositive()) {
            return Decision.answer(new Recorded.Refused<>(
                    "redemptionId", "the order is being refunded; the coupon's money comes back with the refund"));
        }
        var oldCoupon = coupons.find(redemption.couponId());
        Coupon coupon = oldCoupon.map(Stored::value).orElseThrow();
        OrderFunds unpaid = order.reversed(part(order, redemption)).posted();
        Redemption reversed = redemption.reversed(now);
        return new Decision<>(
                new Recorded.Created<>(reversed),
                List.of(
                        redemptions.put(Optional.of(found), reversed),
                        coupons.put(oldCoupon, coupon.returned(redemption.amount(), now)),
                        funds.put(oldFunds, unpaid),
                        ledger.create(posting(unpaid, redemption, now))));
    }

    private static OrderFunds.CouponPart part(OrderFunds order, Redemption redemption) {
        return order.couponParts().stream()
                .filter(part -> part.couponId().equals(redemption.couponId()))
                .filter(part -> part.redemptionId().equals(redemption.redemptionId()))
                .findFirst()
                .orElseThrow();
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
