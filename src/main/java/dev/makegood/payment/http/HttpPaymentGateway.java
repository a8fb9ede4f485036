package dev.makegood.payment.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.makegood.input.Percent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls the gateway over HTTP: {@code POST /refunds} and {@code GET /refunds/{key}}, as {@code docs/gateway.md} says.
 * Is safe for several threads. Never retries by itself: the refund's row says when to ask again.
 */
public final class HttpPaymentGateway implements PaymentGateway {

    /** The time to connect: a gateway that takes longer will hardly accept within one run of the function. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /**
     * The time from the call to the last byte of the answer. If it were longer, one refund would delay others in the
     * sweep.
     */
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    /** The most bytes of an answer, which has about 200. The outcome of a longer one is unknown. */
    static final int LONGEST_ANSWER = 16 * 1024;

    private static final int UNAUTHORIZED = 401;

    private final String base;
    private final Secret token;
    private final GatewayTerms terms;
    private final Duration requestTimeout;
    private final HttpClient client;

    /**
     * Creates the gateway.
     *
     * @param base http or https, with or without a path and a slash at its end
     * @param token the secret whose current value is the bearer token of each call
     */
    public HttpPaymentGateway(URI base, Secret token, GatewayTerms terms) {
        this(base, token, terms, CONNECT_TIMEOUT, REQUEST_TIMEOUT);
    }

    HttpPaymentGateway(URI base, Secret token, GatewayTerms terms, Duration connectTimeout, Duration requestTimeout) {
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().matches("https?")) {
            throw new IllegalArgumentException("The gateway's address must be an http or https URL");
        }
        this.base = base.toString().replaceFirst("/+$", "") + "/refunds";
        this.token = token;
        this.terms = terms;
        this.requestTimeout = requestTimeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        String body = RefundBody.of(request).toString();
        HttpRequest.Builder post = to(URI.create(base))
                .header("Idempotency-Key", request.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return call(
                post,
                answer -> GatewayAnswer.toRefund(answer.statusCode(), RetryAfter.of(answer), answer.body(), request));
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return terms;
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        String key = request.key();
        HttpRequest.Builder get =
                to(URI.create(base + "/" + Percent.encode(key))).GET();
        return call(
                get, answer -> GatewayAnswer.toFind(answer.statusCode(), RetryAfter.of(answer), answer.body(), key));
    }

    private static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "application/json");
    }

    /** Sends a request. If the token cannot be read, nothing is sent and no attempt is counted. */
    private GatewayOutcome call(HttpRequest.Builder request, Function<HttpResponse<byte[]>, GatewayOutcome> reading) {
        try {
            request.header("Authorization", "Bearer " + token.current());
        } catch (SecretUnavailable unavailable) {
            return new GatewayOutcome.NotNow(Optional.empty(), unavailable.getMessage());
        }
        return send(request.build(), answer -> {
            if (answer.statusCode() == UNAUTHORIZED) {
                // The token may have been rotated; the next call uses the latest one.
                token.acceptedLatest();
            }
            return reading.apply(answer);
        });
    }

    private GatewayOutcome send(HttpRequest request, Function<HttpResponse<byte[]>, GatewayOutcome> reading) {
        // The client's own time-out covers only the answer's headers; a slow body could block forever.
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return reading.apply(answer.get(requestTimeout.toMillis(), MILLISECONDS));
        } catch (TimeoutException silent) {
            answer.cancel(true);
            return new GatewayOutcome.Unknown("no answer within " + requestTimeout);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new GatewayOutcome.Unknown("interrupted while waiting for the answer");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return new GatewayOutcome.Unknown(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }
}
