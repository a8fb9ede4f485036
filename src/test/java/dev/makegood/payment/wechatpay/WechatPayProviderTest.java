package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.payment.CallingProviderContract;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs the contract on a stand-in for WeChat Pay. */
class WechatPayProviderTest extends CallingProviderContract {
    static final String PAYMENT = "4200000000202611300000000001";

    private FakeWechatPay wechatPay;
    private FakeWechatPay another;

    @BeforeEach
    void start() throws IOException {
        wechatPay = new FakeWechatPay();
        wechatPay.paid(PAYMENT, 10_000);
        another = new FakeWechatPay();
    }

    @AfterEach
    void stop() {
        wechatPay.close();
        another.close();
    }

    /** Returns how the stack uses WeChat Pay. */
    WechatPayOptions options() {
        return WechatPayOptions.NONE;
    }

    PaymentGateway at(FakeWechatPay fake, Duration limit) {
        return new WechatPayGateway(
                fake.uri(), options(), Accounts.merchant(), Accounts.keys(), Clock.systemUTC(), PATIENT, limit);
    }

    @Override
    protected PaymentGateway gateway(Duration limit) {
        return at(wechatPay, limit);
    }

    @Override
    protected PaymentGateway confused(Another other) {
        boolean amount = other == Another.AMOUNT;
        another.paid(PAYMENT, 10_000);
        another.add(
                amount ? PAYMENT : "4200000000202611300000000002",
                request(KEY).number(),
                amount ? 1_201 : 1_200,
                "SUCCESS");
        return at(another, PATIENT);
    }

    @Override
    protected OrderPayment payment() {
        return new OrderPayment("wechatpay", PAYMENT, Optional.empty(), Money.parse("CNY 100"));
    }

    @Override
    protected void next(Fault fault) {
        wechatPay.next(fault);
    }

    @Override
    protected long moved(RefundRequest request) {
        return wechatPay.moved(request.number());
    }

    @Override
    protected void settle(RefundRequest request) {
        wechatPay.refund(request.number()).put("status", "SUCCESS");
    }

    /** A person at WeChat Pay sent it back to the merchant, since the buyer's account took no money. */
    @Override
    protected void comeBack(RefundRequest request) {
        wechatPay.refund(request.number()).put("user_received_account", "商户基本账户");
    }

    /** WeChat Pay forgets no number. */
    @Override
    protected void forgetKeys() {}

    @Override
    protected ProviderWebhook webhook() {
        return new WechatPayWebhook(
                Accounts.keys(), Secret.fixed(Accounts.API_KEY), options().advances());
    }

    @Override
    protected Map<String, String> signed(String body, Instant at, boolean genuine) {
        return (genuine ? Signer.GENUINE : Signer.FORGER).headers(body, at);
    }

    @Override
    protected Optional<String> address(RefundRequest request) {
        return Optional.of(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(request.key().getBytes(UTF_8)));
    }

    @Override
    protected String event(RefundRequest request, boolean paid) {
        return Signer.notification(request, "SUCCESS", paid ? "招商银行信用卡0403" : "商户基本账户");
    }
}
