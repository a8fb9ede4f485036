package dev.makegood.local.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes payments at localstripe, a stand-in for Stripe that others wrote, and reads its books. It ignores idempotency
 * keys, so that it plays a Stripe that has forgotten each.
 *
 * @param base its address
 */
public record Localstripe(URI base, HttpClient client) {
    /** The key of a caller; any that begins with sk_ will do. */
    public static final String KEY = "sk_test_12345";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Localstripe(URI base) {
        this(base, HttpClient.newHttpClient());
    }

    /** Holds an answer. */
    public record Answer(int status, JsonNode body) {}

    /** Returns the id of a card that pays. */
    public String card() {
        return call(
                        "/v1/payment_methods",
                        "type=card&card[number]=4242424242424242&card[exp_month]=12"
                                + "&card[exp_year]=2040&card[cvc]=123")
                .path("id")
                .asText();
    }

    /** Pays 100.00 yuan and returns the id of the payment. */
    public String payment(String card) {
        return payment(card, 10_000);
    }

    /** Pays an amount in yuan and returns the id of the payment. */
    public String payment(String card, long amountMinor) {
        String form = "amount=" + amountMinor + "&currency=cny&confirm=true&payment_method=" + card;
        return call("/v1/payment_intents", form).path("id").asText();
    }

    /** Returns the amounts of a payment's refunds, by its books. */
    public List<Long> refunded(String payment) {
        var amounts = new ArrayList<Long>();
        refunds(payment).forEach(refund -> amounts.add(refund.path("amount").longValue()));
        return amounts;
    }

    /** Returns a payment's refunds, by its books. */
    public JsonNode refunds(String payment) {
        return list("/v1/refunds?limit=100&payment_intent=" + payment).path("data");
    }

    /** Returns all refunds in its books. */
    public List<JsonNode> refunds() {
        var all = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            String after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.getLast().path("id").asText();
            page = list("/v1/refunds?limit=1000" + after);
            page.path("data").forEach(all::add);
        } while (page.path("has_more").asBoolean());
        return all;
    }

    private JsonNode list(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path))).body();
    }

    /** Sends a form and returns the object that it made. */
    public JsonNode call(String path, String form) {
        Answer answer = post(path, form);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " was answered " + answer);
        }
        return answer.body();
    }

    /** Sends a form, always under the same idempotency key. */
    public Answer post(String path, String form) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", "the same each time")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer =
                    client.send(request.header("Authorization", "Bearer " + KEY).build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), MAPPER.readTree(answer.body()));
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
