package dev.makegood.payment;

import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretUnavailable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Sends requests to a provider over HTTP, each with the provider's token. Is safe for several threads. */
public final class GatewayHttp {

    /** The time to connect: a gateway that takes longer will hardly accept within one run of the function. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /**
     * The time from the call to the last byte of the answer. If it were longer, one refund would delay others in the
     * sweep.
     */
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private static final int UNAUTHORIZED = 401;

    private final HttpSender sender;
    private final Secret token;

    /**
     * Holds a complete answer.
     *
     * @param retryAfter the header of that name; absent if it is missing or unreadable
     */
    public record Answer(int status, Optional<Duration> retryAfter, byte[] body) {}

    /**
     * Creates the sender.
     *
     * @param base http or https, with or without a path and a slash at its end
     * @param token the secret whose current value is the bearer token of each call
     * @param longestAnswer the most bytes of an answer; the outcome of a longer one is unknown
     * @param requestTimeout the time from the call to the last byte of the answer
     * @param pace of the provider's requests; all its senders share one
     */
    public GatewayHttp(
            URI base, Secret token, int longestAnswer, Duration connectTimeout, Duration requestTimeout, Pace pace) {
        sender = new HttpSender(base, longestAnswer, connectTimeout, requestTimeout, pace);
        this.token = token;
    }

    /** Returns a request to a path below the base. */
    public HttpRequest.Builder to(String path) {
        return sender.to(path);
    }

    /**
     * Sends a request. If the token cannot be read, nothing is sent and no attempt is counted.
     *
     * @return what {@code reading} makes of the answer, or {@link GatewayOutcome.Unknown} without a complete answer
     */
    public GatewayOutcome call(HttpRequest.Builder request, Function<Answer, GatewayOutcome> reading) {
        try {
            request.header("Authorization", "Bearer " + token.current());
        } catch (SecretUnavailable unavailable) {
            return new GatewayOutcome.NotNow(Optional.empty(), unavailable.getMessage());
        }
        return sender.send(request.build(), answer -> {
            if (answer.statusCode() == UNAUTHORIZED) {
                // The token may have been rotated; the next call uses the latest one.
                token.acceptedLatest();
            }
            return reading.apply(new Answer(answer.statusCode(), RetryAfter.of(answer), answer.body()));
        });
    }
}
