package dev.makegood.functions;

import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.Providers;
import dev.makegood.payment.alipay.AlipayRefundBills;
import dev.makegood.payment.stripe.StripeRefundList;
import dev.makegood.payment.wechatpay.WechatPayRefundBills;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Creates what lists the refunds of the payment providers of this stack. */
public final class ListWiring {

    /** Returns the providers of this stack whose refunds can be listed. */
    @Produces
    @Singleton
    Listing listing(Providers providers, Config config, Clock clock) {
        return new Listing(providers.ids().stream()
                // The protocol of our own has no list.
                .filter(id -> !id.equals(Providers.HTTP))
                .map(id -> listed(id, config, clock))
                .toList());
    }

    private static ProviderRefunds listed(String provider, Config config, Clock clock) {
        return switch (provider) {
            case Providers.STRIPE ->
                new StripeRefundList(
                        config.getValue("makegood.stripe.url", URI.class),
                        Wiring.secret("makegood.stripe.secret", config, clock));
            case Providers.ALIPAY ->
                new AlipayRefundBills(
                        config.getValue("makegood.alipay.url", URI.class),
                        Wiring.secret("makegood.alipay.app.secret", config, clock),
                        Wiring.secret("makegood.alipay.key.secret", config, clock),
                        clock);
            case Providers.WECHAT_PAY ->
                new WechatPayRefundBills(
                        config.getValue("makegood.wechatpay.url", URI.class),
                        Wiring.secret("makegood.wechatpay.merchant.secret", config, clock),
                        Wiring.secret("makegood.wechatpay.keys.secret", config, clock),
                        clock);
            default -> throw new IllegalArgumentException("no list of " + provider);
        };
    }

    /** Holds the providers whose refunds can be listed, since a bean cannot be a list. */
    public record Listing(List<ProviderRefunds> providers) {}
}
