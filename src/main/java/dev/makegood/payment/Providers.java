package dev.makegood.payment;

import java.util.List;
import java.util.Set;

/**
 * Names the payment providers of a stack.
 *
 * @param ids at least one, each of {@link #KNOWN}, none twice; the first one refunds orders that do not say how they were
 *     paid
 */
public record Providers(List<String> ids) {
    /** Speaks the protocol of {@code docs/gateway.md}. */
    public static final String HTTP = "http";

    /** Speaks Stripe's own API. */
    public static final String STRIPE = "stripe";

    /** Speaks WeChat Pay's API v3. */
    public static final String WECHAT_PAY = "wechatpay";

    /** Speaks Alipay's API. */
    public static final String ALIPAY = "alipay";

    static final Set<String> KNOWN = Set.of(HTTP, STRIPE, WECHAT_PAY, ALIPAY);

    /** @throws IllegalArgumentException if one is not known, is named twice, or there is none */
    public Providers {
        ids = List.copyOf(ids);
        if (ids.isEmpty() || ids.stream().distinct().count() != ids.size() || !KNOWN.containsAll(ids)) {
            throw new IllegalArgumentException("the payment providers must be some of " + KNOWN + ", not " + ids);
        }
    }

    /** Reads ids between commas. */
    public static Providers of(String ids) {
        return new Providers(List.of(ids.strip().split("\\s*,\\s*", -1)));
    }

    /** Returns the provider of orders that do not say how they were paid. */
    public String first() {
        return ids.getFirst();
    }
}
