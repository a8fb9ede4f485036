package dev.makegood.coupon.redemption;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
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

/** Lets a buyer pay an order, or a part of it, with a coupon, before or after the order is placed. */
public final class RedeemCoupon {
    private final Database database;
    private final Coupons coupons;
    private final Redemptions redemptions;
    private final FundsRows funds;
    private final Ledger ledger;

    public RedeemCoupon(Database database) {
        this.database = database;
        coupons = new Coupons(database);
        redemptions = new Redemptions(database);
        funds = new FundsRows(database);
        ledger = new Ledger(database);
    }

    /**
     * Holds the platform's request.
     *
     * @param holder who must own the coupon: the buyer, or the owner by proof
     * @param buyer the pseudonym of the buyer whose order it pays
     * @param amountMinor positive, in minor units of the coupon's currency
     */
    public record Request(
            String couponId, String redemptionId, String holder, String buyer, String orderId, long amountMinor) {
        public Request {
            if (amountMinor < 1) {
                throw new IllegalArgumentException("a redemption has a positive amount, not " + amountMinor);
            }
        }
    }

    /** Redeems a coupon. Not found if there is none or it belongs to another holder, without saying which. */
    public Outcome<Redemption> redeem(Request request, Instant now) {
        return database.decide(() -> decide(request, now.truncatedTo(ChronoUnit.MILLIS)));
    }

    private Decision<Outcome<Redemption>> decide(Request request, Instant now) {
        var found = coupons.find(request.couponId())
                .filter(coupon -> coupon.value().holder().equals(request.holder()));
        if (found.isEmpty()) {
            return Decision.answer(new Outcome.NotFound<>());
        }
        var before = redemptions.find(request.couponId(), request.redemptionId());
        if (before.isPresent()) {
            return Decision.answer(again(before.get().value(), request));
        }
        Coupon coupon = found.get().value();
        Money amount = Money.ofMinor(coupon.face().getCurrencyUnit(), request.amountMinor());
        var oldFunds = funds.find(request.orderId());
        OrderFunds order = oldFunds.map(Stored::value)
                .orElseGet(() -> OrderFunds.opened(request.orderId(), request.buyer(), amount.getCurrencyUnit()));
        return RedemptionRules.refusal(request.buyer(), coupon, order, amount, now)
                .map(Decision::answer)
                .orElseGet(() -> move(request.redemptionId(), found.get(), amount, oldFunds, order, now));
    }

    /**
     * Answers a repeat with the redemption only while it still pays, because a caller that reads 200 hands over the
     * goods.
     */
    private static Outcome<Redemption> again(Redemption before, Request request) {
        var told = new RedeemCouponCommand(request.orderId(), request.amountMinor());
        return switch (Outcome.again(RedeemCouponCommand.of(before), told, before)) {
            case Outcome.Repeated<Redemption> _
            when before.reversedAt().isPresent() ->
                new Outcome.Refused<>(Refusal.STATE, "redemptionId", "was reversed; use another id to redeem again");
            case Outcome.Repeated<Redemption> _
            when before.endedAt().isPresent() ->
                new Outcome.Refused<>(
                        Refusal.STATE,
                        "redemptionId",
                        "has ended, since its order did not arrive in time; reverse it, and use another id to redeem again");
            case Outcome<Redemption> answer -> answer;
        };
    }

    /** Holds the platform's report, to compare repeats. */
    private record RedeemCouponCommand(String orderId, long amountMinor) {
        static RedeemCouponCommand of(Redemption redemption) {
            return new RedeemCouponCommand(
                    redemption.orderId(), redemption.amount().getAmountMinorLong());
        }
    }

    private Decision<Outcome<Redemption>> move(
            String redemptionId,
            Stored<Coupon> found,
            Money amount,
            Optional<Stored<OrderFunds>> oldFunds,
            OrderFunds order,
            Instant now) {
        Coupon coupon = found.value();
        var redemption = new Redemption(
                coupon.couponId(), redemptionId, order.orderId(), amount, now, Optional.empty(), Optional.empty());
        OrderFunds paid =
                order.redeemed(coupon.couponId(), redemptionId, amount, now).posted();
        var posting = new Posting(
                paid.journal(),
                paid.postings(),
                PostingKind.REDEMPTION,
                now,
                List.of(
                        new Entry(LedgerAccounts.couponsOutstanding(coupon.couponId()), amount.negated()),
                        new Entry(LedgerAccounts.orderFunds(order.orderId()), amount)),
                Memo.ofOrder(order.orderId()).coupon(coupon.couponId()).reference(redemptionId));
        return new Decision<>(
                new Outcome.Created<>(redemption),
                List.of(
                        coupons.replace(found, coupon.spent(amount)),
                        redemptions.create(redemption),
                        funds.put(oldFunds, paid),
                        ledger.create(posting)));
    }
}
