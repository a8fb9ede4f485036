package dev.makegood.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NoBalance;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Pending;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayGatewayTest {
    private static final String PAYMENT = "4200000000202611300000000001";
    private static final RefundRequest REQUEST = request(PAYMENT, Optional.empty(), "CNY 50", "CNY 100");
    private static final WechatPayOptions PLATFORM = new WechatPayOptions(
            Optional.of("wx8888888888888888"),
            Optional.of("REFUND_SOURCE_PARTNER_ADVANCE"),
            Optional.of(URI.create("https://api.example.com/gateway/wechatpay/webhook")));

    private FakeWechatPay wechatPay;

    @BeforeEach
    void start() throws IOException {
        wechatPay = new FakeWechatPay();
        wechatPay.paid(PAYMENT, 10_000);
    }

    @AfterEach
    void stop() {
        wechatPay.close();
    }

    private static RefundRequest request(String payment, Optional<String> merchant, String amount, String total) {
        return new RefundRequest(
                "O-1~L-1~stockout~1-1",
                "O-1",
                Money.parse(amount),
                Optional.of(new OrderPayment("wechatpay", payment, merchant, Money.parse(total))));
    }

    private PaymentGateway gateway(WechatPayOptions options, Secret merchant, Secret keys) {
        var patient = Duration.ofSeconds(20);
        return new WechatPayGateway(wechatPay.uri(), options, merchant, keys, Clock.systemUTC(), patient, patient);
    }

    private PaymentGateway gateway(WechatPayOptions options) {
        return gateway(options, Accounts.merchant(), Accounts.keys());
    }

    private PaymentGateway gateway() {
        return gateway(WechatPayOptions.NONE);
    }

    @Test
    void aRefundSaysPaymentNumberAndGrossAmountAndIsAskedForByItsNumber() {
        Optional<Money> toBuyer = Optional.of(Money.parse("CNY 45"));
        assertEquals(
                toBuyer, assertInstanceOf(Done.class, gateway().refund(REQUEST)).toBuyer());
        ObjectNode sent = wechatPay.sent().getFirst();
        assertEquals(
                "{\"transaction_id\":\"" + PAYMENT + "\",\"out_refund_no\":\"" + REQUEST.number()
                        + "\",\"amount\":{\"refund\":5000,\"total\":10000,\"currency\":\"CNY\"}}",
                sent.toString());
        assertEquals(
                toBuyer, assertInstanceOf(Done.class, gateway().find(REQUEST)).toBuyer());
        assertEquals(List.of("/v3/refund/domestic/refunds/" + REQUEST.number()), wechatPay.asked());
        assertEquals(
                4_500,
                wechatPay.refund(REQUEST.number()).at("/amount/payer_refund").asInt());
    }

    @Test
    void aMerchantsPaymentIsRefundedInItsNameAndByAPlatformWithCallsOfItsOwn() {
        RefundRequest merchants = request(PAYMENT, Optional.of("1900000109"), "CNY 50", "CNY 100");
        assertInstanceOf(Done.class, gateway().refund(merchants));
        assertEquals("1900000109", wechatPay.sent().getFirst().path("sub_mchid").asText());
        assertInstanceOf(Pending.class, gateway(PLATFORM).refund(merchants));
        assertInstanceOf(Done.class, gateway(PLATFORM).find(merchants));
        ObjectNode sent = wechatPay.sent().getLast();
        assertEquals("1900000109", sent.path("sub_mchid").asText());
        assertEquals("wx8888888888888888", sent.path("sp_appid").asText());
        assertEquals(
                "REFUND_SOURCE_PARTNER_ADVANCE", sent.path("refund_account").asText());
        assertEquals(
                "https://api.example.com/gateway/wechatpay/webhook/Ty0xfkwtMX5zdG9ja291dH4xLTE",
                sent.path("notify_url").asText());
        assertEquals(
                List.of("/v3/ecommerce/refunds/out-refund-no/" + merchants.number() + "?sub_mchid=1900000109"),
                wechatPay.asked());
    }

    @Test
    void anAddressThatIsTooLongIsLeftOut() {
        String key = "O-1~" + "L".repeat(150) + "~stockout~1-1";
        RefundRequest request = new RefundRequest(key, "O-1", REQUEST.amount(), REQUEST.payment());
        assertInstanceOf(Done.class, gateway(PLATFORM).refund(request));
        assertFalse(wechatPay.sent().getFirst().has("notify_url"));
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, 'Done[reference=50300001, toBuyer=Optional[CNY 45.00], advanced=Optional.empty]'",
        "PROCESSING, Pending[reference=50300001]",
        "CLOSED, Returned[reason=CLOSED]",
        "ABNORMAL, Held[reason=ABNORMAL: the buyer's account takes no money; a person must act at WeChat Pay]",
        "EXOTIC, Unknown[reason=WeChat Pay's answer has an unknown status]"
    })
    void aStatusMeans(String status, String outcome) {
        wechatPay.add(PAYMENT, REQUEST.number(), 5_000, status);
        assertEquals(outcome, gateway().refund(REQUEST).toString());
        assertEquals(outcome, gateway().find(REQUEST).toString());
    }

    @Test
    void aRefundOfAnotherPaymentNumberOrCurrencyIsNotBelieved() {
        ObjectNode refund = wechatPay.add(PAYMENT, REQUEST.number(), 5_000, "SUCCESS");
        refund.put("transaction_id", "4200000000202611300000000002");
        assertEquals(
                new Unknown("WeChat Pay's answer is about another payment"),
                gateway().find(REQUEST));
        refund.put("transaction_id", PAYMENT).put("sub_mchid", "1900000110");
        assertEquals(
                new Unknown("WeChat Pay's answer is about another payment"),
                gateway().find(REQUEST));
        refund.without(List.of("sub_mchid")).withObjectProperty("amount").put("total", 9_999);
        assertEquals(
                new Unknown("WeChat Pay's answer is about another payment"),
                gateway().find(REQUEST));
        refund.withObjectProperty("amount").put("total", 10_000);
        refund.put("out_refund_no", "0".repeat(32));
        assertEquals(
                new Unknown("WeChat Pay's answer is about another number"),
                gateway().find(REQUEST));
        refund.put("out_refund_no", REQUEST.number())
                .withObjectProperty("amount")
                .put("currency", "HKD");
        assertEquals(
                new Unknown("WeChat Pay's answer is about another amount"),
                gateway().find(REQUEST));
    }

    private GatewayOutcome answered(int status, String code) {
        wechatPay.nextError(status, code);
        return gateway().refund(REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "403, USER_ACCOUNT_ABNORMAL",
        "403, NO_AUTH",
        "403, REQUEST_BLOCKED",
        "404, RESOURCE_NOT_EXISTS"
    })
    void aRefusalIsADeclineOnlyIfThereIsNoRefundWithTheNumber(int status, String code) {
        assertEquals(new Declined(code + ": 系统说明"), answered(status, code));
        wechatPay.add(PAYMENT, REQUEST.number(), 5_000, "SUCCESS");
        assertEquals(new Done("50300001", Optional.of(Money.parse("CNY 45"))), answered(status, code));
    }

    @ParameterizedTest
    @CsvSource({"500, INVALID_REQUEST", "400, PARAM_ERROR", "404, MCH_NOT_EXISTS", "500, SYSTEM_ERROR", "502, a Person"
    })
    void anyOtherErrorIsUnknown(int status, String code) {
        assertEquals(
                new Unknown(
                        "WeChat Pay answered " + status + " " + (code.equals("a Person") ? "without a code" : code)),
                answered(status, code));
    }

    @Test
    void aLowBalanceAndABusyWechatPayAreNoAttempt() {
        assertEquals(new NoBalance("WeChat Pay says NOT_ENOUGH"), answered(403, "NOT_ENOUGH"));
        assertEquals(
                new NotNow(Optional.empty(), "WeChat Pay is busy: 429 FREQUENCY_LIMITED"),
                answered(429, "FREQUENCY_LIMITED"));
        assertInstanceOf(Done.class, gateway().refund(REQUEST));
    }

    @Test
    void anAnswerIsBelievedOnlyUnderAKeyOfWechatPay() {
        for (Signer other : List.of(Signer.FORGER, Signer.NOBODY, new Signer("PUB_KEY_ID_2", Accounts.WECHAT_PAY))) {
            wechatPay.signAs(other);
            Unknown found = assertInstanceOf(Unknown.class, gateway().refund(REQUEST));
            assertTrue(found.reason().startsWith("WeChat Pay's answer is not believed: "), found.reason());
        }
        var both = Accounts.keys(Map.of(Accounts.KEY_ID, Accounts.STRANGER, "PUB_KEY_ID_2", Accounts.WECHAT_PAY));
        wechatPay.signAs(new Signer("PUB_KEY_ID_2", Accounts.WECHAT_PAY));
        assertInstanceOf(
                Done.class,
                gateway(WechatPayOptions.NONE, Accounts.merchant(), both).find(REQUEST));
        wechatPay.signAs(Signer.FORGER);
        assertInstanceOf(
                Done.class,
                gateway(WechatPayOptions.NONE, Accounts.merchant(), both).find(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"mchid\":\"1\",\"serial\":\"4A\"}",
                "{\"mchid\":\"1\",\"serial\":\"4A\",\"privateKey\":\"AAAA\"}"
            })
    void anUnusableSecretIsNamedAndNothingIsSent(String secret) {
        GatewayOutcome outcome = gateway(WechatPayOptions.NONE, Secret.fixed(secret), Accounts.keys())
                .refund(REQUEST);
        assertEquals(
                new NotNow(
                        Optional.empty(),
                        "the secret of WechatPayMerchantSecret must be {\"mchid\", \"serial\", \"privateKey\"}"),
                outcome);
        Unknown unread = assertInstanceOf(
                Unknown.class,
                gateway(WechatPayOptions.NONE, Accounts.merchant(), Secret.fixed(secret))
                        .refund(REQUEST));
        assertTrue(!unread.reason().contains("AAAA"), unread.reason());
    }

    @Test
    void aWrongSignatureOfOursIsUnknown() {
        String secret = Accounts.merchant().current().replace(Accounts.SERIAL, "FF");
        assertEquals(
                new Unknown("WeChat Pay answered 401 SIGN_ERROR"),
                gateway(WechatPayOptions.NONE, Secret.fixed(secret), Accounts.keys())
                        .refund(REQUEST));
    }

    @Test
    void whatIsNoPaymentOfWechatPayIsForbiddenAndNotSent() {
        for (RefundRequest other : List.of(
                request("pi_1", Optional.empty(), "CNY 1", "CNY 2"),
                request(PAYMENT, Optional.of("acct_1"), "CNY 1", "CNY 2"),
                request(PAYMENT, Optional.empty(), "EUR 1", "EUR 2"),
                new RefundRequest("k-1", "O-1", Money.parse("CNY 1")))) {
            assertInstanceOf(Forbidden.class, gateway().refund(other));
            assertEquals(new NotFound(), gateway().find(other));
        }
        assertEquals(List.of(), wechatPay.sent());
    }

    @Test
    void aSettingThatIsNoneIsNamed() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new WechatPayOptions(Optional.empty(), Optional.of("MINE"), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WechatPayOptions(
                        Optional.empty(), Optional.empty(), Optional.of(URI.create("https://a.example/?b=c"))));
    }

    @Test
    void refundsOfOnePaymentAreAMinuteApart() {
        assertEquals(Duration.ofMinutes(1), gateway().terms(REQUEST.payment()).apart());
    }
}
