package dev.makegood.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.AdvanceProvider.Advanced;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.NoBalance;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Pending;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.ProviderContract.Fault;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies what WeChat Pay is asked for to get an advance back, and what each of its answers means. */
class WechatPayAdvancesTest {
    private static final String PAYMENT = "4200000000202611300000000001";
    private static final String MERCHANT = "1900000109";
    private static final WechatPayOptions PLATFORM = new WechatPayOptions(
            Optional.of("wx8888888888888888"), Optional.of("REFUND_SOURCE_PARTNER_ADVANCE"), Optional.empty());
    private static final RefundRequest REQUEST = new RefundRequest(
            "O-1~L-1~stockout~1-1",
            "O-1",
            Money.parse("CNY 50"),
            Optional.of(new OrderPayment("wechatpay", PAYMENT, Optional.of(MERCHANT), Money.parse("CNY 100"))));

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

    private WechatPayAdvances advances(Secret keys) {
        return new WechatPayAdvances(wechatPay.uri(), Accounts.merchant(), keys, Clock.systemUTC());
    }

    private WechatPayAdvances advances() {
        return advances(Accounts.keys());
    }

    /** Refunds, and returns what the look-up says. */
    private Done refunded() {
        var gateway = new WechatPayGateway(
                wechatPay.uri(), PLATFORM, Accounts.merchant(), Accounts.keys(), Clock.systemUTC());
        gateway.refund(REQUEST);
        return assertInstanceOf(Done.class, gateway.find(REQUEST));
    }

    private static Advanced advanced(Done done) {
        return new Advanced(done.reference(), MERCHANT, done.advanced().orElseThrow());
    }

    @Test
    void aRefundSaysWhatThePlatformPaidOfIt() {
        assertEquals(Optional.of(Money.parse("CNY 45")), refunded().advanced());
        wechatPay.refund(REQUEST.number()).withObjectProperty("amount").remove("advance");
        assertEquals(Optional.of(Money.parse("CNY 50")), refunded().advanced());
        wechatPay.refund(REQUEST.number()).remove("refund_account");
        assertEquals(Optional.empty(), refunded().advanced());
    }

    @Test
    void whatTheMerchantPaidIsNotAdvancedAndWeChatPayRefusesToTakeItBack() {
        wechatPay.merchantPays();
        Done done = refunded();
        assertEquals(Optional.empty(), done.advanced());
        var never = new Advanced(done.reference(), MERCHANT, Money.parse("CNY 45"));
        assertInstanceOf(Declined.class, advances().takeBack(never));
    }

    @Test
    void anAdvanceIsTakenBackOnceFromItsMerchant() {
        Advanced refund = advanced(refunded());
        assertEquals(new NotFound(), advances().find(refund));
        var back = assertInstanceOf(Done.class, advances().takeBack(refund));
        assertEquals(back, advances().takeBack(refund));
        assertEquals(back, advances().find(refund));
        assertEquals(
                "{\"sub_mchid\":\"1900000109\"}", wechatPay.sent().getLast().toString());
        assertEquals(
                "/v3/ecommerce/refunds/" + refund.reference() + "/return-advance?sub_mchid=1900000109",
                wechatPay.asked().getLast());
    }

    @Test
    void whatWasAskedForWithoutAnAnswerIsFound() {
        Advanced refund = advanced(refunded());
        wechatPay.next(Fault.PAYS_AND_FAILS);
        assertInstanceOf(Unknown.class, advances().takeBack(refund));
        assertInstanceOf(Done.class, advances().find(refund));
    }

    @Test
    void weChatPayTriesForAWhileAndMayGiveUp() {
        Advanced refund = advanced(refunded());
        wechatPay.next(Fault.PENDS);
        assertInstanceOf(Pending.class, advances().takeBack(refund));
        wechatPay.returned(refund.reference()).put("result", "FAILED");
        assertInstanceOf(Declined.class, advances().find(refund));
        wechatPay.returned(refund.reference()).put("result", "LOST");
        assertInstanceOf(Unknown.class, advances().find(refund));
    }

    @ParameterizedTest
    @CsvSource({"refund_id, 1", "payer_mchid, 1900000110", "return_amount, 4501"})
    void anAnswerAboutAnotherAdvanceIsNotBelieved(String field, String other) {
        Advanced refund = advanced(refunded());
        advances().takeBack(refund);
        wechatPay.returned(refund.reference()).put(field, other);
        assertInstanceOf(Unknown.class, advances().find(refund));
        assertInstanceOf(Unknown.class, advances().takeBack(refund));
    }

    @Test
    void aForgedAnswerIsNotBelieved() {
        Advanced refund = advanced(refunded());
        Secret strangers = Accounts.keys(Map.of(Accounts.KEY_ID, Accounts.STRANGER));
        assertInstanceOf(Unknown.class, advances(strangers).takeBack(refund));
    }

    @Test
    void throttlesAndALowBalanceAreToldApart() {
        Advanced refund = advanced(refunded());
        wechatPay.nextError(429, "FREQUENCY_LIMITED");
        assertInstanceOf(NotNow.class, advances().takeBack(refund));
        wechatPay.nextError(403, "NOT_ENOUGH");
        assertInstanceOf(NoBalance.class, advances().takeBack(refund));
        GatewayOutcome found = advances().find(refund);
        assertEquals(new NotFound(), found);
    }
}
