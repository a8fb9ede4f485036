package dev.makegood.payment.wechatpay;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import java.time.Duration;
import java.util.Optional;
import org.joda.money.Money;

/** Runs the contract for the merchants of an e-commerce platform, whose refunds have calls of their own. */
class WechatPayPlatformTest extends WechatPayProviderTest {
    @Override
    WechatPayOptions options() {
        return new WechatPayOptions(
                Optional.of("wx8888888888888888"), Optional.of("REFUND_SOURCE_PARTNER_ADVANCE"), Optional.empty());
    }

    @Override
    protected OrderPayment payment() {
        return new OrderPayment("wechatpay", PAYMENT, Optional.of("1900000109"), Money.parse("CNY 100"));
    }

    /** WeChat Pay accepts such a refund without saying how it ends, which only the next look-up tells. */
    @Override
    PaymentGateway at(FakeWechatPay fake, Duration limit) {
        PaymentGateway gateway = super.at(fake, limit);
        return new PaymentGateway() {
            @Override
            public GatewayOutcome refund(RefundRequest request) {
                GatewayOutcome sent = gateway.refund(request);
                return sent instanceof GatewayOutcome.Pending ? gateway.find(request) : sent;
            }

            @Override
            public GatewayOutcome find(RefundRequest request) {
                return gateway.find(request);
            }
        };
    }
}
