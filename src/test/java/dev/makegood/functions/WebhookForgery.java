package dev.makegood.functions;

import dev.makegood.functions.http.Call;
import dev.makegood.payment.RefundRequest;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.payment.wechatpay.Signer;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.joda.money.Money;

/** Verifies the webhooks' door, which no token opens: it needs the provider's signature over this body at this time. */
final class WebhookForgery {
    private static final String BODY = """
        {"eventId":"ev-1","key":"O1~1~stockout~1-1","status":"done","reference":"gw-1","amountMinor":300,"currency":"CNY"}\
        """;

    private static final String STRIPES = """
        {"id":"evt_1","type":"refund.updated","livemode":true,"data":{"object":{"id":"re_1","object":"refund","status":"succeeded",
        "amount":300,"currency":"cny","metadata":{"key":"O1~1~stockout~1-1","number":"%s"}}}}\
        """.formatted(RefundRequest.number("O1~1~stockout~1-1"));

    private static final String KEY = "O1~1~stockout~1-1";

    private static final String WECHAT_PAYS =
            Signer.notification(new RefundRequest(KEY, "O1", Money.parse("CNY 3.00")), "SUCCESS", "招商银行信用卡0403");

    private WebhookForgery() {}

    static AuthorisationMatrix.Tried tryAll(String route) {
        var holes = new ArrayList<String>();
        var forged = forged();
        forged.forEach((name, call) ->
                Rejected.call(call, 401, status -> holes.add(route + ": " + name + " is answered " + status)));
        genuine().forEach((name, call) -> {
            var database = new MemoryDatabase();
            var apis = new SampleMarket(database).apis;
            int first = apis.status(call);
            var after = Set.copyOf(database.all());
            if (first != 204 || apis.status(call) != 204 || !after.equals(Set.copyOf(database.all()))) {
                holes.add(route + ": " + name + ", told twice, is answered " + first);
            }
        });
        var database = new MemoryDatabase();
        int stranger = new SampleMarket(database)
                .apis.status(call("paypal", WebhookSignature.HEADER, BODY, signed(Apis.WEBHOOK_KEY, BODY, Shop.START)));
        if (stranger != 404) {
            holes.add(route + ": a provider that the stack does not have is answered " + stranger);
        }
        int signed = new SignedForgery(WebhookForgery::signed, holes).tryAll();
        return new AuthorisationMatrix.Tried(forged.size() + 2 * genuine().size() + 1 + signed, holes);
    }

    private static Map<String, Call> genuine() {
        return Map.of(
                "the gateway",
                call(BODY, signed(Apis.WEBHOOK_KEY, BODY, Shop.START)),
                "Stripe",
                stripe(STRIPES, signed(Apis.STRIPE_WEBHOOK_SECRET, STRIPES, Shop.START)),
                "WeChat Pay",
                wechatPay(WECHAT_PAYS, KEY, Signer.GENUINE, Shop.START),
                "WeChat Pay about another refund",
                wechatPay(WECHAT_PAYS, "O1~1~stockout~1-2", Signer.GENUINE, Shop.START),
                "WeChat Pay without our key",
                signed(
                        Call.to("POST /gateway/{provider}/webhook", "wechatpay"),
                        WECHAT_PAYS,
                        Signer.GENUINE,
                        Shop.START));
    }

    private static Map<String, Call> forged() {
        String good = signed(Apis.WEBHOOK_KEY, BODY, Shop.START);
        var forged = new LinkedHashMap<String, Call>();
        forged.put("nobody", call(BODY, null));
        forged.put("an empty signature", call(BODY, ""));
        forged.put("another key", call(BODY, signed("another key", BODY, Shop.START)));
        forged.put("another amount", call(BODY.replace("300", "301"), good));
        forged.put("another outcome", call(BODY.replace("done", "declined"), good));
        forged.put("another refund", call(BODY.replace("1-1", "2-2"), good));
        forged.put("one more space", call(BODY + " ", good));
        forged.put("no body", call("", good));
        forged.put("a replay", call(BODY, signed(Apis.WEBHOOK_KEY, BODY, Shop.START.minusSeconds(301))));
        forged.put("a time to come", call(BODY, signed(Apis.WEBHOOK_KEY, BODY, Shop.START.plusSeconds(301))));
        String old = signed(Apis.WEBHOOK_KEY, BODY, Shop.START.minusSeconds(301));
        forged.put(
                "a replay under a new time",
                call(BODY, old.replaceFirst("t=\\d+", "t=" + Shop.START.getEpochSecond())));
        forged.put("two times", call(BODY, "t=" + Shop.START.getEpochSecond() + "," + old));
        forged.put(
                "a platform's token", call(BODY, null).claiming(Map.of("scope", "makegood/platform", "sub", "shop")));
        String stripes = signed(Apis.STRIPE_WEBHOOK_SECRET, STRIPES, Shop.START);
        forged.put("Stripe without a signature", stripe(STRIPES, null));
        forged.put("the gateway at Stripe's door", stripe(STRIPES, signed(Apis.WEBHOOK_KEY, STRIPES, Shop.START)));
        forged.put("Stripe at the gateway's door", call(BODY, signed(Apis.STRIPE_WEBHOOK_SECRET, BODY, Shop.START)));
        forged.put("another amount at Stripe", stripe(STRIPES.replace("300", "301"), stripes));
        forged.put(
                "Stripe's signature in the gateway's header",
                call("stripe", WebhookSignature.HEADER, STRIPES, stripes));
        forged.put(
                "a replay of Stripe",
                stripe(STRIPES, signed(Apis.STRIPE_WEBHOOK_SECRET, STRIPES, Shop.START.minusSeconds(301))));
        forged.put("WeChat Pay without a signature", wechatPay(WECHAT_PAYS, KEY, Signer.NOBODY, Shop.START));
        forged.put("another than WeChat Pay", wechatPay(WECHAT_PAYS, KEY, Signer.FORGER, Shop.START));
        forged.put("a replay of WeChat Pay", wechatPay(WECHAT_PAYS, KEY, Signer.GENUINE, Shop.START.minusSeconds(301)));
        return forged;
    }

    /** Returns a genuine call of the gateway or of Stripe. */
    private static Call signed(String provider, String body) {
        return provider.equals("stripe")
                ? stripe(body, signed(Apis.STRIPE_WEBHOOK_SECRET, body, Shop.START))
                : call(body, signed(Apis.WEBHOOK_KEY, body, Shop.START));
    }

    private static String signed(String key, String body, Instant at) {
        return new WebhookSignature(Secret.fixed(key)).sign(body.getBytes(StandardCharsets.UTF_8), at);
    }

    private static Call call(String body, String signature) {
        return call("http", WebhookSignature.HEADER, body, signature);
    }

    /** Returns a call at the address that names a key. */
    private static Call wechatPay(String body, String key, Signer signer, Instant at) {
        String path = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        return signed(Call.to("POST /gateway/{provider}/webhook/{key}", "wechatpay", path), body, signer, at);
    }

    private static Call signed(Call call, String body, Signer signer, Instant at) {
        Call signed = call.body(body);
        for (var header : signer.headers(body, at).entrySet()) {
            signed = signed.header(header.getKey(), header.getValue());
        }
        return signed;
    }

    private static Call stripe(String body, String signature) {
        return call("stripe", "stripe-signature", body, signature);
    }

    private static Call call(String provider, String header, String body, String signature) {
        var call = Call.to("POST /gateway/{provider}/webhook", provider).body(body);
        return signature == null ? call : call.header(header, signature);
    }
}
