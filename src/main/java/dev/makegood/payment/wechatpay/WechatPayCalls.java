package dev.makegood.payment.wechatpay;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.HttpSender;
import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretUnavailable;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Signs requests to WeChat Pay, and verifies its answers. Is safe for several threads. */
final class WechatPayCalls {
    private static final int UNAUTHORIZED = 401;

    private final Secret merchant;
    private final WechatPayKeys keys;
    private final Clock clock;

    /**
     * @param merchant the secret with our account: {@code {"mchid", "serial", "privateKey"}}
     * @param keys the secret with WeChat Pay's own keys: {@code {"<serial>": "<PEM>", ...}}
     */
    WechatPayCalls(Secret merchant, Secret keys, Clock clock) {
        this.merchant = merchant;
        this.keys = new WechatPayKeys(keys);
        this.clock = clock;
    }

    /** Sends a signed request. If a secret cannot be read, nothing is sent and no attempt is counted. */
    GatewayOutcome call(
            HttpSender sender,
            String method,
            String path,
            String body,
            Function<HttpResponse<byte[]>, GatewayOutcome> reading) {
        HttpRequest request;
        try {
            request = sender.to(path)
                    .header(
                            "Authorization",
                            WechatPayMerchant.of(merchant).authorization(method, path, body, clock.instant()))
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
        } catch (SecretUnavailable | IllegalArgumentException unusable) {
            return new NotNow(Optional.empty(), unusable.getMessage());
        }
        return sender.send(request, answer -> {
            if (answer.statusCode() == UNAUTHORIZED) {
                // Our certificate may have been renewed; the next call uses the latest one.
                merchant.acceptedLatest();
            }
            return fault(answer).<GatewayOutcome>map(Unknown::new).orElseGet(() -> reading.apply(answer));
        });
    }

    /**
     * Returns why an answer is not believed. WeChat Pay signs its answers, but not each error: one without a signature is
     * taken, since at worst the same number is sent again.
     */
    private Optional<String> fault(HttpResponse<byte[]> answer) {
        boolean signed = answer.headers().firstValue(WechatPayKeys.SIGNATURE).isPresent();
        if (answer.statusCode() != WechatPayGateway.OK && !signed) {
            return Optional.empty();
        }
        try {
            return keys.fault(answer.headers()::firstValue, answer.body(), clock.instant())
                    .map(fault -> "WeChat Pay's answer is not believed: " + fault);
        } catch (SecretUnavailable | IllegalArgumentException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }
}
