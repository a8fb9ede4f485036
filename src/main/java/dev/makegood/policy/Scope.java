package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import org.joda.money.CurrencyUnit;

/** Lists what a cap counts together. */
public enum Scope {
    /** All cases of one order, of all merchants. */
    ORDER("order", "one order", "同一订单"),
    /** All cases of one buyer with one merchant whose orders were paid on one day, in the policy's zone. */
    BUYER_MERCHANT_DAY("buyerMerchantDay", "one buyer, merchant and payment day", "同一买家同一商家同一付款日");

    private final String id;
    private final String en;
    private final String zh;

    Scope(String id, String en, String zh) {
        this.id = id;
        this.en = en;
        this.zh = zh;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }

    /**
     * Holds what determines the scopes of a case.
     *
     * @param paidOn the day on which the order was paid, in the policy's zone
     */
    public record Member(
            String orderId,
            String platform,
            CurrencyUnit currency,
            String buyer,
            String merchantId,
            LocalDate paidOn) {}

    /**
     * Returns the unique name of a case's scope. Policies of one platform and currency share scopes across violations.
     */
    public String name(Member member) {
        return switch (this) {
            case ORDER -> "order~" + member.orderId();
            case BUYER_MERCHANT_DAY ->
                String.join(
                        "~",
                        "day",
                        member.platform(),
                        member.currency().getCode(),
                        member.buyer(),
                        member.merchantId(),
                        member.paidOn().toString());
        };
    }

    @JsonCreator
    static Scope of(String id) {
        return Arrays.stream(values())
                .filter(scope -> scope.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a scope: " + id));
    }
}
