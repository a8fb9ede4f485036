package dev.makegood.payment.alipay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NoBalance;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayGatewayTest {
    private static final String TRADE = "2026113022001400000000000001";
    private static final RefundRequest REQUEST = request(TRADE, "CNY 12.30");
    private static final Done DONE = new Done(TRADE + ":" + REQUEST.number());

    private FakeAlipay alipay;

    @BeforeEach
    void start() throws IOException {
        alipay = new FakeAlipay();
        alipay.paid(TRADE, "100.00");
    }

    @AfterEach
    void stop() {
        alipay.close();
    }

    private static RefundRequest request(String trade, String amount) {
        Money money = Money.parse(amount);
        return new RefundRequest(
                "O-1~L-1~stockout~1-1",
                "O-1",
                money,
                Optional.of(new OrderPayment("alipay", trade, Optional.empty(), money.multipliedBy(9))));
    }

    private PaymentGateway gateway(Secret app, Secret key) {
        var patient = Duration.ofSeconds(20);
        var clock = Clock.fixed(Instant.parse("2026-03-01T16:00:05Z"), ZoneOffset.UTC);
        return new AlipayGateway(alipay.uri(), app, key, clock, patient, patient);
    }

    private PaymentGateway gateway() {
        return gateway(AlipayKeys.app(), AlipayKeys.key());
    }

    @Test
    void aRefundSaysPaymentNumberAndAmountAtAlipaysTime() {
        assertEquals(DONE, gateway().refund(REQUEST));
        var sent = alipay.sent().getFirst();
        assertEquals(
                "{\"trade_no\":\"" + TRADE + "\",\"out_request_no\":\"" + REQUEST.number()
                        + "\",\"refund_amount\":\"12.30\"}",
                sent.get("biz_content"));
        assertEquals("2026-03-02 00:00:05", sent.get("timestamp"));
        assertEquals(DONE, gateway().find(REQUEST));
        assertEquals(DONE, gateway().refund(REQUEST));
    }

    /** Of 12.30, Alipay had paid 1.23 itself. */
    @Test
    void whatTheBuyerGetsOfARefundIsWhatAlipaySays() {
        alipay.buyerGets("11.07");
        var partly = new Done(DONE.reference(), Optional.of(Money.parse("CNY 11.07")));
        assertEquals(partly, gateway().refund(REQUEST));
        assertEquals(partly, gateway().find(REQUEST));
        for (String unreadable : List.of("-1.00", "1.234", "all", "1e3")) {
            alipay.refund(REQUEST.number()).put("present_refund_buyer_amount", unreadable);
            assertEquals(DONE, gateway().find(REQUEST), unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "refund_status, REFUND_FAIL",
        "refund_amount, 12.31",
        "trade_no, 2026113022001400000000000002",
        "out_request_no, 00"
    })
    void aRefundThatSaysSomethingElseIsNotBelieved(String field, String value) {
        alipay.add(TRADE, REQUEST.number(), "12.30").put(field, value);
        assertInstanceOf(Unknown.class, gateway().find(REQUEST));
    }

    private GatewayOutcome answered(String code, String subCode) {
        alipay.nextError(code, subCode);
        return gateway().refund(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACQ.TRADE_NOT_EXIST",
                "ACQ.TRADE_HAS_FINISHED",
                "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
                "ACQ.DISCORDANT_REPEAT_REQUEST"
            })
    void aRefusalIsADeclineOnlyIfThereIsNoRefundWithTheNumber(String code) {
        assertEquals(new Declined(code + ": 系统说明"), answered("40004", code));
        alipay.add(TRADE, REQUEST.number(), "12.30");
        assertEquals(DONE, answered("40004", code));
    }

    @ParameterizedTest
    @CsvSource({
        "40004, ACQ.SYSTEM_ERROR",
        "40004, ACQ.INVALID_PARAMETER",
        "20000, isp.unknow-error",
        "40006, isv.insufficient-isv-permissions",
        "20000, ACQ.TRADE_NOT_EXIST"
    })
    void anyOtherErrorIsUnknown(String code, String subCode) {
        assertEquals(new Unknown("Alipay answered " + subCode), answered(code, subCode));
    }

    @Test
    void aLowBalanceAndABusyAlipayAreNoAttempt() {
        assertEquals(
                new NoBalance("Alipay says ACQ.SELLER_BALANCE_NOT_ENOUGH"),
                answered("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH"));
        assertEquals(
                new NotNow(Optional.empty(), "Alipay is busy: isv.app-call-limited"),
                answered("40005", "isv.app-call-limited"));
        assertEquals(new Unknown("Alipay answered without a code"), answered("40004", "a Person"));
    }

    @Test
    void anAnswerIsBelievedOnlyUnderAlipaysKey() {
        var stranger = AlipayKeys.pair();
        alipay.signWith(stranger);
        assertEquals(
                new Unknown("Alipay's answer is not signed by Alipay"),
                gateway().refund(REQUEST));
        assertEquals(
                DONE,
                gateway(AlipayKeys.app(), Secret.fixed(AlipayKeys.base64(stranger.getPublic())))
                        .find(REQUEST));
    }

    @Test
    void aWrongSignatureOfOursIsUnknown() {
        String another = AlipayKeys.app().current().replace(AlipayKeys.APP_ID, "2021000000000002");
        assertEquals(
                new Unknown("Alipay's answer is not signed by Alipay"),
                gateway(Secret.fixed(another), AlipayKeys.key()).refund(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{\"appId\":\"1\"}", "{\"appId\":\"1\",\"privateKey\":\"AAAA\"}"})
    void anUnusableSecretIsNamed(String secret) {
        assertEquals(
                new NotNow(Optional.empty(), "the secret of AlipayAppSecret must be {\"appId\", \"privateKey\"}"),
                gateway(Secret.fixed(secret), AlipayKeys.key()).refund(REQUEST));
        assertEquals(List.of(), alipay.sent());
        assertEquals(
                new Unknown("the secret of AlipayKeySecret must be Alipay's public key"),
                gateway(AlipayKeys.app(), Secret.fixed(secret)).refund(REQUEST));
    }

    @Test
    void whatIsNoPaymentOfAlipayIsForbiddenAndNotSent() {
        for (RefundRequest other : List.of(
                request("pi_1", "CNY 1"),
                request(TRADE, "EUR 1"),
                new RefundRequest("k-1", "O-1", Money.parse("CNY 1")))) {
            assertInstanceOf(Forbidden.class, gateway().refund(other));
            assertEquals(new NotFound(), gateway().find(other));
        }
        assertEquals(List.of(), alipay.sent());
    }

    @Test
    void refundsOfOnePaymentAreThreeSecondsApart() {
        assertEquals(Duration.ofSeconds(3), gateway().terms(REQUEST.payment()).apart());
    }
}
