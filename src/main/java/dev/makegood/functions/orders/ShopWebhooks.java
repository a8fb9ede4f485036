package dev.makegood.functions.orders;

import dev.makegood.secret.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the webhooks of a stack's shops. */
public final class ShopWebhooks {
    /** Lists the shops whose webhooks are known. */
    public static final Set<String> KNOWN = Set.of("shopify", "woocommerce");

    private static final List<String> SHOPIFY_SHIPMENT = List.of("shopify-shipments", "shopify-withdrawals");
    private static final List<String> WOOCOMMERCE_ORDER =
            List.of("woocommerce-orders", "woocommerce-shipments", "woocommerce-withdrawals");

    /** Shopify's topics that undo something, and that no map reports. */
    static final Set<String> UNDOING = Set.of("orders/cancelled", "refunds/create");

    private final Map<String, Webhook> webhooks;

    private ShopWebhooks(Map<String, Webhook> webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * Says how a shop calls.
     *
     * @param signed the header of the signature, in lower case
     * @param about the header of the topic, in lower case
     * @param maps the maps of each topic that is reported
     */
    record Webhook(String signed, String about, Map<String, List<String>> maps, BodySignature signature) {}

    /**
     * Returns the webhooks of some shops.
     *
     * @param shops one may be named twice
     * @param secret returns the secret of a shop
     */
    public static ShopWebhooks of(Collection<String> shops, Function<String, Secret> secret) {
        return new ShopWebhooks(shops.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), shop -> webhook(shop, new BodySignature(secret.apply(shop))))));
    }

    private static Webhook webhook(String shop, BodySignature signature) {
        return switch (shop) {
            case "shopify" ->
                new Webhook(
                        "x-shopify-hmac-sha256",
                        "x-shopify-topic",
                        Map.of(
                                "orders/paid",
                                List.of("shopify-orders"),
                                "fulfillments/create",
                                SHOPIFY_SHIPMENT,
                                "fulfillments/update",
                                SHOPIFY_SHIPMENT),
                        signature);
            case "woocommerce" ->
                new Webhook(
                        "x-wc-webhook-signature",
                        "x-wc-webhook-topic",
                        Map.of("order.created", WOOCOMMERCE_ORDER, "order.updated", WOOCOMMERCE_ORDER),
                        signature);
            default -> throw new IllegalArgumentException("no webhook of " + shop);
        };
    }

    Optional<Webhook> of(String shop) {
        return Optional.ofNullable(webhooks.get(shop));
    }
}
