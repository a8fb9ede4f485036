package dev.makegood.messages.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.messages.Event;
import dev.makegood.messages.Makegood;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gets links by {@code GET /links/{linkId}}, and reports by {@code PUT /notices/{noticeId}/delivery}. */
public final class HttpMakegood implements Makegood {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    private final Http http;
    private final String api;
    private final Supplier<String> token;

    /** @param api the address of Makegood's HTTP API, without a slash at the end */
    public HttpMakegood(Http http, URI api, Supplier<String> token) {
        this.http = http;
        this.api = api.toString();
        this.token = token;
    }

    @Override
    public Optional<String> link(String linkId) {
        Http.Answer answer = http.send(
                "GET",
                URI.create(api + "/links/" + Path.part(linkId)),
                Map.of("authorization", "Bearer " + token.get()),
                new byte[0]);
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new IllegalStateException("a link is answered " + answer.status());
        }
        try {
            return Optional.ofNullable(JSON.readTree(answer.body()).get("url")).map(JsonNode::asText);
        } catch (IOException broken) {
            throw new IllegalStateException("a link is answered with no JSON");
        }
    }

    @Override
    public void report(Event event, String channel, State state, Instant at, boolean lastChannel) {
        var body = JSON.createObjectNode();
        event.caseId().ifPresent(caseId -> body.put("caseId", caseId));
        body.put("channel", channel)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("at", at.toString())
                .put("lastChannel", lastChannel);
        try {
            Http.Answer answer = http.send(
                    "PUT",
                    URI.create(api + "/notices/" + Path.part(event.id()) + "/delivery"),
                    Map.of("authorization", "Bearer " + token.get(), "content-type", "application/json"),
                    JSON.writeValueAsBytes(body));
            // Nobody needs a report of a notice that Makegood no longer has.
            if (!answer.isSuccess() && answer.status() != NOT_FOUND) {
                throw new IllegalStateException("a report is answered " + answer.status());
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
