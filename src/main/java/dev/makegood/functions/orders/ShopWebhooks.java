package dev.makegood.functions.orders;

import dev.makegood.payment.Providers;
import dev.makegood.secret.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the webhooks of a stack's shops. */
public final class ShopWebhooks {
    /** Lists the shops whose webhooks are known. */
    public static final Set<String> KNOWN = Set.of("saleor", "shopify", "woocommerce");

    private static final List<String> SHOPIFY_SHIPMENT = List.of("shopify-shipments", "shopify-withdrawals");
    private static final List<String> WOOCOMMERCE_LATER = List.of("woocommerce-shipments", "woocommerce-withdrawals");

    /** The topics that undo something, and that no map reports. */
    static final Set<String> UNDOING =
            Set.of("orders/cancelled", "refunds/create", "order_cancelled", "order_refunded");

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
     * @param providers of this stack, since a map may name a payment only of those
     * @param secret returns the secret of a shop, of Saleor its public keys
     */
    public static ShopWebhooks of(Collection<String> shops, Providers providers, Function<String, Secret> secret) {
        return new ShopWebhooks(shops.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), shop -> webhook(shop, providers, secret.apply(shop)))));
    }

    private static Webhook webhook(String shop, Providers providers, Secret secret) {
        return switch (shop) {
            case "saleor" ->
                new Webhook(
                        "saleor-signature",
                        "saleor-event",
                        Map.of("order_fully_paid", List.of("saleor-orders")),
                        new JwsSignature(secret));
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
                        new HmacSignature(secret));
            case "woocommerce" ->
                new Webhook(
                        "x-wc-webhook-signature",
                        "x-wc-webhook-topic",
                        Map.of("order.created", woocommerce(providers), "order.updated", woocommerce(providers)),
                        new HmacSignature(secret));
            default -> throw new IllegalArgumentException("no webhook of " + shop);
        };
    }

    private static List<String> woocommerce(Providers providers) {
        boolean stripe = providers.ids().contains(Providers.STRIPE);
        String orders = stripe ? "woocommerce-stripe-orders" : "woocommerce-orders";
        return Stream.concat(Stream.of(orders), WOOCOMMERCE_LATER.stream()).toList();
    }

    Optional<Webhook> of(String shop) {
        return Optional.ofNullable(webhooks.get(shop));
    }
}
