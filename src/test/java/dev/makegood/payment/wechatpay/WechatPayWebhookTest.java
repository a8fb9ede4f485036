package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Returned;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.ProviderWebhook.Read;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class WechatPayWebhookTest {
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final RefundRequest REQUEST =
            new RefundRequest("O-1~L-1~stockout~1-1", "O-1", Money.parse("CNY 12.30"));
    /** WeChat Pay had paid 1.23 itself. */
    private static final Done DONE = new Done("50300001", Optional.of(Money.parse("CNY 11.07")));

    private static final EventOrigin ORIGIN =
            EventOrigin.of("wechatpay", new NamedPayment(Set.of("4200000000202611300000000001"), Optional.empty()));
    private static final String CARD = "招商银行信用卡0403";

    private static Read read(String body, Optional<String> key, Secret apiKey) {
        var headers = Signer.GENUINE.headers(body, NOW);
        var path = key.map(ours -> Base64.getUrlEncoder().withoutPadding().encodeToString(ours.getBytes(UTF_8)));
        return new WechatPayWebhook(Accounts.keys(), apiKey, false)
                .read(
                        new ProviderWebhook.Call(
                                name -> Optional.ofNullable(headers.get(name)), path, body.getBytes(UTF_8)),
                        NOW);
    }

    private static Read read(String body) {
        return read(body, Optional.of(REQUEST.key()), Secret.fixed(Accounts.API_KEY));
    }

    private static Read event(GatewayOutcome outcome) {
        return new Read.Event(new GatewayEvent(
                "EV-2018022511223320873", REQUEST.key(), "50300001", REQUEST.amount(), outcome, ORIGIN));
    }

    /** The webhook of a stack that advances settles nothing before it knows who paid. */
    @Test
    void aPaymentThatThePlatformMayHaveAdvancedCountsOnceItIsSaidWhoPaid() {
        var merchants = new OrderPayment(
                "wechatpay", "4200000000202611300000000001", Optional.of("1900000109"), Money.parse("CNY 100"));
        var request = new RefundRequest(REQUEST.key(), "O-1", REQUEST.amount(), Optional.of(merchants));
        String said = Signer.notification(request, "SUCCESS", CARD);
        var done = assertInstanceOf(Done.class, outcome(said, true));
        assertEquals(Optional.of(REQUEST.amount()), done.advanced());
        assertEquals(
                Optional.empty(),
                assertInstanceOf(Done.class, outcome(said, false)).advanced());
        String unsaid = Signer.notification(request, "SUCCESS", CARD, Accounts.API_KEY, Optional.empty());
        assertInstanceOf(Declined.class, outcome(unsaid, true));
        assertInstanceOf(Done.class, outcome(unsaid, false));
    }

    private static GatewayOutcome outcome(String body, boolean advances) {
        var headers = Signer.GENUINE.headers(body, NOW);
        var path = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(REQUEST.key().getBytes(UTF_8));
        var call = new ProviderWebhook.Call(
                name -> Optional.ofNullable(headers.get(name)), Optional.of(path), body.getBytes(UTF_8));
        Read read = new WechatPayWebhook(Accounts.keys(), Secret.fixed(Accounts.API_KEY), advances).read(call, NOW);
        return assertInstanceOf(Read.Event.class, read).event().outcome();
    }

    @Test
    void aNotificationSaysHowARefundEnded() {
        assertEquals(event(DONE), read(Signer.notification(REQUEST, "SUCCESS", CARD)));
        assertEquals(
                event(new Returned("sent back to the merchant's own account")),
                read(Signer.notification(REQUEST, "SUCCESS", "商户基本账户")));
        assertEquals(event(new Returned("CLOSED")), read(Signer.notification(REQUEST, "CLOSED", CARD)));
        assertInstanceOf(
                Declined.class,
                assertInstanceOf(Read.Event.class, read(Signer.notification(REQUEST, "ABNORMAL", CARD)))
                        .event()
                        .outcome());
        assertEquals(new Read.NothingToUs(), read(Signer.notification(REQUEST, "PROCESSING", CARD)));
    }

    @Test
    void whatIsNotOursIsNothingToUs() {
        String ours = Signer.notification(REQUEST, "SUCCESS", CARD);
        Secret apiKey = Secret.fixed(Accounts.API_KEY);
        assertEquals(new Read.NothingToUs(), read(ours, Optional.empty(), apiKey));
        assertEquals(new Read.NothingToUs(), read(ours, Optional.of(REQUEST.key() + "~2"), apiKey));
        assertEquals(new Read.NothingToUs(), read(Signer.encrypted("TRANSACTION.SUCCESS", "{}", Accounts.API_KEY)));
    }

    @Test
    void theApiKeyMayRotate() {
        String old = Signer.notification(REQUEST, "SUCCESS", CARD);
        String another = "another key of thirty-two bytes!";
        Secret rotated = new Secret() {
            @Override
            public String current() {
                return another;
            }

            @Override
            public List<String> accepted() {
                return List.of(another, Accounts.API_KEY);
            }

            @Override
            public List<String> acceptedLatest() {
                return accepted();
            }
        };
        assertEquals(event(DONE), read(old, Optional.of(REQUEST.key()), rotated));
        assertInstanceOf(Read.Unsigned.class, read(old, Optional.of(REQUEST.key()), Secret.fixed(another)));
    }

    @Test
    void aBodyThatIsNoNotificationIsMalformed() {
        assertEquals("", assertInstanceOf(Read.Malformed.class, read("[]")).field());
        assertEquals("id", assertInstanceOf(Read.Malformed.class, read("{}")).field());
        assertEquals(
                "resource",
                assertInstanceOf(Read.Malformed.class, read(Signer.encrypted("REFUND.SUCCESS", "{}", Accounts.API_KEY)))
                        .field());
        String noPayment = "{\"refund_id\":\"1\",\"out_refund_no\":\"" + REQUEST.number() + "\"}";
        assertEquals(
                "resource/transaction_id",
                assertInstanceOf(
                                Read.Malformed.class,
                                read(Signer.encrypted("REFUND.SUCCESS", noPayment, Accounts.API_KEY)))
                        .field());
        String noAmount = "{\"refund_id\":\"1\",\"transaction_id\":\"4\",\"out_refund_no\":\"" + REQUEST.number()
                + "\",\"amount\":{}}";
        assertEquals(
                "resource/amount",
                assertInstanceOf(
                                Read.Malformed.class,
                                read(Signer.encrypted("REFUND.SUCCESS", noAmount, Accounts.API_KEY)))
                        .field());
        assertInstanceOf(Read.Malformed.class, read(" ".repeat(64 * 1024 + 1)));
    }

    /** Verifies that WeChat Pay's own SDK reads what the stand-in signs and encrypts. */
    @Test
    void theStandInsNotificationIsReadByTheSdk() {
        String body = Signer.notification(REQUEST, "SUCCESS", CARD);
        var headers = Signer.GENUINE.headers(body, Instant.now());
        var config = new RSAPublicKeyNotificationConfig.Builder()
                .publicKey(Accounts.WECHAT_PAY.getPublic())
                .publicKeyId(Accounts.KEY_ID)
                .apiV3Key(Accounts.API_KEY)
                .build();
        RefundNotification read = new NotificationParser(config)
                .parse(
                        new RequestParam.Builder()
                                .serialNumber(headers.get("wechatpay-serial"))
                                .timestamp(headers.get("wechatpay-timestamp"))
                                .nonce(headers.get("wechatpay-nonce"))
                                .signature(headers.get("wechatpay-signature"))
                                .body(body)
                                .build(),
                        RefundNotification.class);
        assertEquals(REQUEST.number(), read.getOutRefundNo());
        assertEquals(REQUEST.amount().getAmountMinorLong(), read.getAmount().getRefund());
    }
}
