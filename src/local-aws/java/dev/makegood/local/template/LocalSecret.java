package dev.makegood.local.template;

import dev.makegood.input.Sha256;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Provides the local values of the template's secrets: always the same, so that a data directory stays readable. */
public final class LocalSecret {
    public static final String GATEWAY_TOKEN = "makegood/gateway-token";
    public static final String WEBHOOK_KEY = "makegood/webhook-key";

    /** The template's variables that are secrets. */
    public static final Map<String, String> VARIABLES = Map.of("MAKEGOOD_BUYER_KEY", of("buyer-key"));

    /** The secrets that functions read while they run, by the names that the template gives them. */
    public static final Map<String, String> SECRETS = Stream.of(
                    "gateway-token",
                    "webhook-key",
                    "stripe-key",
                    "stripe-webhook",
                    "alipay-app",
                    "alipay-key",
                    "wechatpay-merchant",
                    "wechatpay-keys",
                    "wechatpay-api-key",
                    "saleor-keys",
                    "shopify-webhook",
                    "woocommerce-webhook",
                    "evidence-key",
                    "link-key")
            .collect(Collectors.toUnmodifiableMap("makegood/"::concat, LocalSecret::secret));

    private LocalSecret() {}

    /** Returns the value of a secret; a key of Stripe says in its first letters what it is. */
    private static String secret(String name) {
        return (name.equals("stripe-key") ? "sk_test_" : "") + of(name);
    }

    /**
     * Returns 64 hexadecimal digits derived from the name alone: long enough for any key, valid as text, as hex and as
     * base64.
     */
    public static String of(String name) {
        return Sha256.hex(name);
    }
}
