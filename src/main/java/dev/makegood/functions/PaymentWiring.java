package dev.makegood.functions;

import dev.makegood.payment.AdvanceProvider;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.ProviderWebhooks;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RoutedGateway;
import dev.makegood.payment.alipay.AlipayGateway;
import dev.makegood.payment.http.HttpPaymentGateway;
import dev.makegood.payment.http.HttpWebhook;
import dev.makegood.payment.stripe.StripeGateway;
import dev.makegood.payment.stripe.StripeWebhook;
import dev.makegood.payment.wechatpay.WechatPayAdvances;
import dev.makegood.payment.wechatpay.WechatPayGateway;
import dev.makegood.payment.wechatpay.WechatPayOptions;
import dev.makegood.payment.wechatpay.WechatPayWebhook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Creates the payment providers of this stack and their webhooks, and no others. */
public final class PaymentWiring {

    @Produces
    @Singleton
    Providers providers(Config config) {
        return Providers.of(config.getValue("makegood.payment.providers", String.class));
    }

    @Produces
    @Singleton
    PaymentGateway gateway(Providers providers, Config config, Clock clock) {
        return new RoutedGateway(
                providers,
                providers.ids().stream()
                        .collect(Collectors.toMap(Function.identity(), id -> gateway(id, config, clock))));
    }

    private static PaymentGateway gateway(String provider, Config config, Clock clock) {
        return switch (provider) {
            case Providers.HTTP ->
                new HttpPaymentGateway(
                        config.getValue("makegood.gateway.url", URI.class),
                        Wiring.secret("makegood.gateway.secret", config, clock),
                        new GatewayTerms(
                                Duration.ofDays(config.getValue("makegood.gateway.pending.days", Integer.class)),
                                config.getValue("makegood.gateway.one.at.a.time", Boolean.class),
                                Duration.ofSeconds(config.getValue("makegood.gateway.apart.seconds", Integer.class))));
            case Providers.STRIPE ->
                new StripeGateway(
                        config.getValue("makegood.stripe.url", URI.class),
                        Wiring.secret("makegood.stripe.secret", config, clock));
            case Providers.ALIPAY ->
                new AlipayGateway(
                        config.getValue("makegood.alipay.url", URI.class),
                        Wiring.secret("makegood.alipay.app.secret", config, clock),
                        Wiring.secret("makegood.alipay.key.secret", config, clock),
                        clock);
            case Providers.WECHAT_PAY ->
                new WechatPayGateway(
                        config.getValue("makegood.wechatpay.url", URI.class),
                        wechatPay(config),
                        Wiring.secret("makegood.wechatpay.merchant.secret", config, clock),
                        Wiring.secret("makegood.wechatpay.keys.secret", config, clock),
                        clock);
            default -> throw new IllegalArgumentException("no gateway for " + provider);
        };
    }

    private static WechatPayOptions wechatPay(Config config) {
        return new WechatPayOptions(
                config.getOptionalValue("makegood.wechatpay.app.id", String.class),
                config.getOptionalValue("makegood.wechatpay.refund.account", String.class),
                config.getOptionalValue("makegood.wechatpay.webhook.url", URI.class));
    }

    /** Returns who gets advances back; empty if no provider of this stack advances. */
    @Produces
    @Singleton
    Advancing advancing(Providers providers, Config config, Clock clock) {
        boolean advances = providers.ids().contains(Providers.WECHAT_PAY)
                && wechatPay(config).advances();
        return new Advancing(
                advances
                        ? Optional.of(new WechatPayAdvances(
                                config.getValue("makegood.wechatpay.url", URI.class),
                                Wiring.secret("makegood.wechatpay.merchant.secret", config, clock),
                                Wiring.secret("makegood.wechatpay.keys.secret", config, clock),
                                clock))
                        : Optional.empty());
    }

    /** Holds who gets advances back, since a bean cannot be an optional one. */
    public record Advancing(Optional<AdvanceProvider> provider) {}

    @Produces
    @Singleton
    ProviderWebhooks webhooks(Providers providers, Config config, Clock clock) {
        return new ProviderWebhooks(
                providers.first(),
                providers.ids().stream()
                        // Alipay pays at once and does not call.
                        .filter(id -> !id.equals(Providers.ALIPAY))
                        .collect(Collectors.toMap(Function.identity(), id -> webhook(id, config, clock))));
    }

    private static ProviderWebhook webhook(String provider, Config config, Clock clock) {
        return switch (provider) {
            case Providers.HTTP -> new HttpWebhook(Wiring.secret("makegood.webhook.secret", config, clock));
            case Providers.STRIPE ->
                new StripeWebhook(
                        Wiring.secret("makegood.stripe.webhook.secret", config, clock),
                        config.getValue("makegood.stripe.live", Boolean.class));
            case Providers.WECHAT_PAY ->
                new WechatPayWebhook(
                        Wiring.secret("makegood.wechatpay.keys.secret", config, clock),
                        Wiring.secret("makegood.wechatpay.api.key.secret", config, clock),
                        wechatPay(config).advances());
            default -> throw new IllegalArgumentException("no webhook for " + provider);
        };
    }
}
