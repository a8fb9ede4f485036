package dev.makegood.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Fetches lists of refunds, which may be long. A list is whole or a fault. */
public final class ListHttp implements AutoCloseable {
    /** The time for one answer's headers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The most bytes of an answer: a day of some 100,000 refunds. */
    public static final int LONGEST = 32 * 1024 * 1024;

    private final String provider;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param provider its name, for messages */
    public ListHttp(String provider) {
        this.provider = provider;
    }

    /**
     * Sends a request.
     *
     * @throws IllegalStateException without a complete answer
     */
    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(TIMEOUT).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        } catch (IOException lost) {
            throw new IllegalStateException(provider + " did not answer with a list of refunds", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while refunds of " + provider + " were listed", stopped);
        }
    }

    /** Returns the address that an answer says. The fault of one that is none does not repeat it, since it has a token. */
    public URI address(HttpResponse<byte[]> answer, String said) {
        try {
            return URI.create(said);
        } catch (IllegalArgumentException malformed) {
            throw noList(answer, "no address");
        }
    }

    /** Returns the fault of an answer that is no list. */
    public IllegalStateException noList(HttpResponse<byte[]> answer, String why) {
        return new IllegalStateException(
                provider + " answered " + answer.statusCode() + " without a list of refunds: " + why);
    }

    @Override
    public void close() {
        client.close();
    }
}
