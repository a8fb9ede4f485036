package dev.makegood.messages.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** Gets a token by OAuth 2.0's client credentials, and keeps it until shortly before it expires. */
public final class Token implements Supplier<String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Http http;
    private final URI endpoint;
    private final String clientId;
    private final Supplier<String> clientSecret;
    private final String scope;
    private final Clock clock;
    private String token = "";
    private Instant expires = Instant.EPOCH;

    public Token(Http http, URI endpoint, String clientId, Supplier<String> clientSecret, String scope, Clock clock) {
        this.http = http;
        this.endpoint = endpoint;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        if (!clock.instant().isBefore(expires)) {
            fetch();
        }
        return token;
    }

    private void fetch() {
        String both = clientId + ":" + clientSecret.get();
        var headers = Map.of(
                "authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)),
                "content-type", "application/x-www-form-urlencoded");
        String form = "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, UTF_8);
        Http.Answer answer = http.send("POST", endpoint, headers, form.getBytes(UTF_8));
        if (!answer.isSuccess()) {
            throw new IllegalStateException("the token endpoint answers " + answer.status());
        }
        try {
            JsonNode read = JSON.readTree(answer.body());
            token = read.path("access_token").asText();
            expires = clock.instant().plusSeconds(read.path("expires_in").asLong(300)).minus(MARGIN);
        } catch (IOException broken) {
            throw new UncheckedIOException("the token endpoint answers no JSON", broken);
        }
    }
}
