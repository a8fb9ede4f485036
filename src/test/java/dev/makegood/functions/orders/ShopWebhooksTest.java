package dev.makegood.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.mapping.ReportMap;
import dev.makegood.payment.Providers;
import dev.makegood.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies by which maps a shop's messages become reports. */
class ShopWebhooksTest {
    private static Map<String, List<String>> maps(String shop, String providers) {
        return ShopWebhooks.of(List.of(shop), Providers.of(providers), _ -> Secret.fixed("s"))
                .of(shop)
                .orElseThrow()
                .maps();
    }

    @Test
    void aPaymentIsNamedOnlyIfTheStackHasItsProvider() {
        assertEquals(
                "woocommerce-orders",
                maps("woocommerce", "http").get("order.created").getFirst());
        assertEquals(
                "woocommerce-stripe-orders",
                maps("woocommerce", "http,stripe").get("order.updated").getFirst());
    }

    @Test
    void eachMapIsShipped() {
        for (String shop : ShopWebhooks.KNOWN) {
            for (String providers : List.of("http", "stripe")) {
                maps(shop, providers).values().stream()
                        .flatMap(List::stream)
                        .forEach(name ->
                                assertEquals(true, ReportMap.shipped(name).isPresent(), name));
            }
        }
        assertEquals(
                Optional.empty(),
                ShopWebhooks.of(List.of(), Providers.of("http"), _ -> Secret.fixed("s"))
                        .of("saleor"));
    }
}
