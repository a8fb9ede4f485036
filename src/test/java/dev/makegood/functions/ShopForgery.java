package dev.makegood.functions;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies the door of shops' webhooks, which no token opens: it needs the shop's signature over this body. */
final class ShopForgery {
    static final String ROUTE = "POST /shops/{shop}/webhook";

    static final String ORDER = """
        {"id": 77, "currency": "CNY", "processed_at": "2026-03-02T04:00:00Z", "financial_status": "paid", "taxes_included": true,
        "total_price": "10.00", "total_tax": "0.00", "token": "t-1", "line_items": [{"id": 1, "sku": "A",
        "vendor": "M1", "quantity": 2, "price": "5.00", "discount_allocations": []}], "shipping_lines": []}
        """;

    /** Of {@code openssl dgst -sha256 -hmac SECRET -binary | base64}, with {@link Apis#SHOP_SECRET}. */
    static final String SIGNATURE = "XgOIVrad4xwwI00dh6HW+tjz09aXkKzCWJtttWHr2AI=";

    private static final String WOOCOMMERCES = """
        {"id": 78, "status": "completed", "currency": "CNY", "date_paid_gmt": "2026-03-02T02:00:00",
        "date_completed_gmt": "2026-03-02T03:00:00", "customer_id": 5, "order_key": "k", "total": "5.00",
        "shipping_total": "0.00", "total_tax": "0.00", "line_items": [{"id": 1, "sku": "A", "quantity": 1, "total": "5.00"}]}
        """;

    private static final String ITS_SIGNATURE = "fuD5iyyoNAtcG6NLmfxWoVtxGAdJ1mGxJ+R1IBEnV4E=";

    private static final String SALEORS = """
        {"issuedAt": "2026-03-02T04:00:00+00:00", "order": {"id": "T3JkZXI6Nzk=", "token": "5b0c", "user": null, "total": {"currency": "CNY", "gross": {"amount": 15.0}}, \
        "shippingPrice": {"gross": {"amount": 5.0}}, "lines": [{"id": "T3JkZXJMaW5lOjE=", "productSku": "A", "quantity": 2, "totalPrice": {"gross": {"amount": 10.0}}}]}}
        """;

    /** Of {@code openssl dgst -sha256 -sign}, over the header, a dot and the body. */
    private static final String SALEORS_SIGNATURE =
            "eyJhbGciOiJSUzI1NiIsImI2NCI6ZmFsc2UsImtpZCI6IjEiLCJ0eXAiOiJKV1QifQ..JZVbiqI5zW7uAeM0hEDWfrr02gGSh3BX"
                    + "qwQoDMrnn4dUWoi3OqSI7Oaj3TUGxOcqG7xkA7h-umxy7WYKBWqi0ginwp68_bFddiovoVVI2Gwd_7pSt6T5iBCX8az-Pi_qjVYC"
                    + "FYPcm4oJR9ST3PcGCLFhK4VlbuHzpBTdKG648dQBl48WHbRAI_5Ubpd2JmbLzJAZn94xIQFUUvy3iR7KOOcq00kgpr46bxxnRxBI"
                    + "dq-a1Hcnu2ZNsNE2w35_A4svyj8QjlaQE5vYCYbOUy2aCc2Rd3ZbEl8Yxdi_asb7CocIxlLB5Y-01KyLT--mWFeLBzmq5IFxbND1"
                    + "OfGGCbbQKA";

    private ShopForgery() {}

    static AuthorisationMatrix.Tried tryAll() {
        var holes = new ArrayList<String>();
        var forged = forged();
        forged.forEach((name, call) ->
                Rejected.call(call, 401, status -> holes.add(ROUTE + ": " + name + " is answered " + status)));
        tryGenuine(shopify("orders/paid", ORDER, SIGNATURE), "77", holes);
        tryGenuine(woocommerce(WOOCOMMERCES, ITS_SIGNATURE), "78", holes);
        tryGenuine(saleor(SALEORS, SALEORS_SIGNATURE), "T3JkZXI6Nzk=", holes);
        tryWithout(shopify("shop/update", ORDER, SIGNATURE), 204, holes);
        tryWithout(Call.to(ROUTE, "woocommerce").body("webhook_id=7"), 200, holes);
        tryWithout(
                Call.to(ROUTE, "etsy")
                        .header("x-shopify-hmac-sha256", SIGNATURE)
                        .body(ORDER),
                404,
                holes);
        return new AuthorisationMatrix.Tried(forged.size() + 12, holes);
    }

    /** Checks that a message is taken, and that the same one again changes nothing. */
    private static void tryGenuine(Call call, String orderId, ArrayList<String> holes) {
        var database = new MemoryDatabase();
        var apis = new SampleMarket(database).apis;
        int first = apis.status(call);
        var after = Set.copyOf(database.all());
        int order = apis.status(Call.to("GET /orders/{orderId}", orderId).as(Role.PLATFORM, "shop"));
        if (first != 204 || order != 200 || apis.status(call) != 204 || !after.equals(Set.copyOf(database.all()))) {
            holes.add(ROUTE + ": a genuine message is answered " + first + ", and its order " + order);
        }
    }

    /** Checks that a call is answered, and changes nothing. */
    private static void tryWithout(Call call, int expected, ArrayList<String> holes) {
        Rejected.call(
                call, expected, status -> holes.add(ROUTE + ": instead of " + expected + " it is answered " + status));
    }

    /** Returns a message that the shop has signed. */
    static Call signed(String shop, String topic, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Apis.SHOP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
            String text = Base64.getEncoder().encodeToString(signature);
            return shop.equals("shopify") ? shopify(topic, body, text) : woocommerce(body, text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Call> forged() {
        var forged = new LinkedHashMap<String, Call>();
        forged.put(
                "nobody",
                Call.to(ROUTE, "shopify")
                        .header("x-shopify-topic", "orders/paid")
                        .body(ORDER));
        forged.put("an empty signature", shopify("orders/paid", ORDER, ""));
        forged.put("another price", shopify("orders/paid", ORDER.replace("5.00", "6.00"), SIGNATURE));
        forged.put("another order", shopify("orders/paid", ORDER.replace("77", "O1"), SIGNATURE));
        forged.put("one more space", shopify("orders/paid", ORDER + " ", SIGNATURE));
        forged.put("no body", shopify("orders/paid", "", SIGNATURE));
        forged.put("a signature of another body", shopify("orders/paid", ORDER, ITS_SIGNATURE));
        forged.put("half a signature", shopify("orders/paid", ORDER, SIGNATURE.substring(0, 20)));
        forged.put("another order of Saleor", saleor(SALEORS.replace("Nzk", "Nzg"), SALEORS_SIGNATURE));
        forged.put("nobody at Saleor's door", saleor(SALEORS, ""));
        forged.put(
                "no algorithm",
                saleor(SALEORS, SALEORS_SIGNATURE.replaceFirst("^[^.]*", "eyJhbGciOiJub25lIiwiYjY0IjpmYWxzZX0")));
        forged.put("Shopify at Saleor's door", saleor(ORDER, SIGNATURE));
        forged.put("Shopify at WooCommerce's door", woocommerce(ORDER, ""));
        forged.put("more than a ping", Call.to(ROUTE, "woocommerce").body("webhook_id=7&order=1"));
        forged.put(
                "a platform's token",
                Call.to(ROUTE, "shopify")
                        .header("x-shopify-topic", "orders/paid")
                        .body(ORDER)
                        .claiming(Map.of("scope", "makegood/platform", "sub", "shop")));
        return forged;
    }

    private static Call shopify(String topic, String body, String signature) {
        return Call.to(ROUTE, "shopify")
                .header("x-shopify-topic", topic)
                .header("x-shopify-hmac-sha256", signature)
                .body(body);
    }

    private static Call saleor(String body, String signature) {
        return Call.to(ROUTE, "saleor")
                .header("saleor-event", "order_fully_paid")
                .header("saleor-signature", signature)
                .body(body);
    }

    private static Call woocommerce(String body, String signature) {
        return Call.to(ROUTE, "woocommerce")
                .header("x-wc-webhook-topic", "order.updated")
                .header("x-wc-webhook-signature", signature)
                .body(body);
    }
}
