package dev.makegood.messages.webhook;

import dev.makegood.messages.http.Http;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Posts events to a web address. Only a complete answer of 2xx in time means that the receiver has the event. */
public final class Webhook {
    private final URI address;
    private final Supplier<String> key;
    private final Http http;
    private final Clock clock;

    /**
     * Creates the webhook.
     *
     * @param address https, or http on this machine
     * @param key with which calls are signed
     * @throws IllegalArgumentException if others could read along
     */
    public Webhook(URI address, Supplier<String> key, Http http, Clock clock) {
        boolean local = "127.0.0.1".equals(address.getHost());
        if (address.getHost() == null || !("https".equals(address.getScheme()) || local)) {
            throw new IllegalArgumentException("a webhook's address must be https");
        }
        this.address = address;
        this.key = key;
        this.http = http;
        this.clock = clock;
    }

    /** Returns true if an event's message, received for the n-th time, is to be tried. The pauses grow to 16 receives. */
    static boolean isTurn(int received) {
        return received <= 16 ? Integer.bitCount(received) == 1 : received % 16 == 0;
    }

    /**
     * Posts one event.
     *
     * @return true if the receiver has it
     */
    public boolean post(String id, byte[] body) {
        var headers = Map.of(
                "content-type", "application/json",
                "makegood-event-id", java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8),
                Signature.HEADER, Signature.of(key.get(), body, clock.instant()));
        try {
            return http.send("POST", address, headers, body).isSuccess();
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }
}
