package dev.makegood.coupon.redemption;

import dev.makegood.account.Accounts;
import dev.makegood.account.Ledger;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.Posting;
import dev.makegood.account.RecordTopUp;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Given;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Circumstances;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Covered;
import dev.makegood.stockout.Settlement;
import dev.makegood.stockout.Subject;
import dev.makegood.stockout.Told;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Sets up coupon tests: a policy, owed cases, placed orders, and access to the rows. */
public record CouponScenario(Database database) {
    public static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    public static final Instant NOW = Instant.parse("2026-03-01T04:00:00.000Z");
    public static final String BUYER = "b_0123456789abcdef0123456789abcdef";

    public static Money cny(long minor) {
        return Money.ofMinor(CNY, minor);
    }

    public static PolicyVersion policy(String zone, int years) {
        return Versions.inZone(Versions.of("pdd-stockout"), ZoneId.of(zone), years);
    }

    /** Returns version 1 only; any other does not exist. */
    public static Function<PolicyRef, PolicyVersion> policies() {
        return ref -> {
            if (ref.number() != 1) {
                throw new IllegalStateException("no version " + ref);
            }
            return policy("Asia/Shanghai", 50);
        };
    }

    public static CaseId caseId(String orderId) {
        return new CaseId(orderId, "L1", Violation.STOCKOUT);
    }

    public static String couponId(String orderId) {
        return Coupon.idOf(caseId(orderId));
    }

    public Case owe(String orderId, String merchantId, long minor) {
        return owe(orderId, merchantId, minor, 1);
    }

    public Case owe(String orderId, String merchantId, long minor, int version) {
        CaseId id = caseId(orderId);
        var owed = new Case(
                id,
                new Subject(merchantId, BUYER, "SKU1", 1, NOW),
                new PolicyRef("pdd-stockout", version),
                ZoneId.of("Asia/Shanghai"),
                new Circumstances(
                        ShipPromise.UNKNOWN, Map.of(), Given.NOTHING, Optional.empty(), Optional.empty(), Set.of()),
                List.of(new Tranche(
                        1,
                        Trigger.ADMISSION,
                        Actor.of("platform:p"),
                        NOW,
                        NOW,
                        Portion.of(cny(minor)),
                        Optional.empty(),
                        0)),
                new Covered(0, 0),
                Assessment.ofPolicy(
                        cny(minor), List.of(Sentence.of("step.result").amount("amount", cny(minor)))),
                new Settlement(cny(0), cny(0), cny(0), cny(0), new Compensation.Owed(NOW)),
                Told.at(NOW),
                Optional.empty());
        commit(new Cases(database).create(owed));
        return owed;
    }

    public IssueCoupons issuing() {
        return new IssueCoupons(database, policies(), new Refunds(database));
    }

    /** Issues a coupon of 5.00 for an order of merchant M1. */
    public Coupon issued(String orderId) {
        owe(orderId, "M1", 500);
        issuing().runOnce(NOW, 100);
        return coupon(orderId);
    }

    public void topUp(String merchantId, String topUpId, long minor, MerchantAccount.Into into) {
        new RecordTopUp(database).record(merchantId, topUpId, cny(minor), into, NOW);
    }

    public void place(String orderId, String buyer, Money total) {
        var funds = new FundsRows(database);
        var old = funds.find(orderId);
        var open = old.map(Stored::value).orElseGet(() -> OrderFunds.opened(orderId, buyer, total.getCurrencyUnit()));
        commit(funds.put(old, open.placed(total, Optional.empty())));
    }

    public Outcome<Redemption> redeem(String forOrder, String redemptionId, String onOrder, long minor) {
        return new RedeemCoupon(database)
                .redeem(new RedeemCoupon.Request(couponId(forOrder), redemptionId, BUYER, BUYER, onOrder, minor), NOW);
    }

    public Outcome<Redemption> reverse(String forOrder, String redemptionId) {
        return new ReverseRedemption(database).reverse(couponId(forOrder), redemptionId, NOW);
    }

    public Coupon coupon(String orderId) {
        return new Coupons(database).find(couponId(orderId)).orElseThrow().value();
    }

    public MerchantAccount account(String merchantId) {
        return new Accounts(database).find(merchantId, CNY).orElseThrow().value();
    }

    public Compensation compensation(String orderId) {
        return new Cases(database).find(caseId(orderId)).orElseThrow().value().compensation();
    }

    public OrderFunds funds(String orderId) {
        return new FundsRows(database).find(orderId).orElseThrow().value();
    }

    /** Returns the postings, the newest first. */
    public List<Posting> journal(String journal) {
        return new Ledger(database).journal(journal, 200, Optional.empty()).items();
    }

    private void commit(Write write) {
        if (!database.commit(List.of(write))) {
            throw new IllegalStateException("not written: " + write.key());
        }
    }
}
