package dev.makegood.messages.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.messages.Person;
import dev.makegood.messages.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the platform by {@code GET /orders/{orderId}/buyer}, {@code GET /merchants/{merchantId}/contact} and
 * {@code GET /suppliers/{contact}/contact}. All answer
 * {@code {"language": "zhCN", "addresses": [{"channel": "mail", "to": "..."}]}}, or 404 for nobody.
 */
public final class HttpPlatform implements Platform {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    private final Http http;
    private final String base;
    private final Supplier<String> key;

    /** @param key sent as a bearer token */
    public HttpPlatform(Http http, URI base, Supplier<String> key) {
        this.http = http;
        this.base = base.toString();
        this.key = key;
    }

    @Override
    public Optional<Person> buyerOf(String orderId) {
        return person("/orders/" + Path.part(orderId) + "/buyer");
    }

    @Override
    public Optional<Person> merchant(String merchantId) {
        return person("/merchants/" + Path.part(merchantId) + "/contact");
    }

    @Override
    public Optional<Person> supplier(String contact) {
        return person("/suppliers/" + Path.part(contact) + "/contact");
    }

    private Optional<Person> person(String path) {
        Http.Answer answer = http.send(
                "GET", URI.create(base + path), Map.of("authorization", "Bearer " + key.get()), new byte[0]);
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new IllegalStateException("the platform answers " + answer.status());
        }
        try {
            JsonNode person = JSON.readTree(answer.body());
            var addresses = new ArrayList<Person.Address>();
            person.path("addresses")
                    .forEach(one -> addresses.add(new Person.Address(
                            one.path("channel").asText(), one.path("to").asText())));
            return Optional.of(new Person(person.path("language").asText(), addresses));
        } catch (IOException broken) {
            throw new UncheckedIOException("the platform answers no JSON", broken);
        }
    }
}
