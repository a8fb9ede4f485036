package dev.makegood.payment.http;

import dev.makegood.input.Percent;
import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Pace;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls the gateway over HTTP: {@code POST /refunds} and {@code GET /refunds/{key}}, as {@code docs/gateway.md} says.
 * Is safe for several threads.
 */
public final class HttpPaymentGateway implements PaymentGateway {

    /** The most bytes of an answer, which has about 200. The outcome of a longer one is unknown. */
    static final int LONGEST_ANSWER = 16 * 1024;

    private final GatewayHttp http;
    private final GatewayTerms terms;

    /**
     * Creates the gateway.
     *
     * @param base http or https, with or without a path and a slash at its end
     * @param token the secret whose current value is the bearer token of each call
     */
    public HttpPaymentGateway(URI base, Secret token, GatewayTerms terms) {
        this(base, token, terms, GatewayHttp.CONNECT_TIMEOUT, GatewayHttp.REQUEST_TIMEOUT);
    }

    HttpPaymentGateway(URI base, Secret token, GatewayTerms terms, Duration connectTimeout, Duration requestTimeout) {
        this(
                new GatewayHttp(
                        base,
                        token,
                        LONGEST_ANSWER,
                        connectTimeout,
                        requestTimeout,
                        new Pace(terms.limits().perSecond())),
                terms);
    }

    private HttpPaymentGateway(GatewayHttp http, GatewayTerms terms) {
        this.http = http;
        this.terms = terms;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        HttpRequest.Builder post = http.to("/refunds")
                .header("Idempotency-Key", request.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(RefundBody.of(request).toString()));
        return http.call(
                post, answer -> GatewayAnswer.toRefund(answer.status(), answer.retryAfter(), answer.body(), request));
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return terms;
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        return http.call(
                http.to("/refunds/" + Percent.encode(request.key())).GET(),
                answer -> GatewayAnswer.toFind(answer.status(), answer.retryAfter(), answer.body(), request));
    }
}
