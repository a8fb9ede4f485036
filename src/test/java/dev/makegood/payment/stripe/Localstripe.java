package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes payments at a stand-in for Stripe that others wrote, and reads its books.
 *
 * @param base its address
 */
record Localstripe(URI base, HttpClient client) {
    static final String KEY = "sk_test_12345";

    Localstripe(URI base) {
        this(base, HttpClient.newHttpClient());
    }

    /** Holds an answer. */
    record Answer(int status, JsonNode body) {}

    /** Returns the id of a card that pays. */
    String card() {
        return call(
                        "/v1/payment_methods",
                        "type=card&card[number]=4242424242424242&card[exp_month]=12"
                                + "&card[exp_year]=2040&card[cvc]=123")
                .path("id")
                .asText();
    }

    /** Pays 100.00 yuan and returns the id of the payment. */
    String payment(String card) {
        String form = "amount=10000&currency=cny&confirm=true&payment_method=" + card;
        return call("/v1/payment_intents", form).path("id").asText();
    }

    /** Returns the amounts of a payment's refunds, by the books of the stand-in. */
    List<Long> refunded(String payment) {
        var amounts = new ArrayList<Long>();
        refunds(payment).forEach(refund -> amounts.add(refund.path("amount").longValue()));
        return amounts;
    }

    /** Returns a payment's refunds, by the books of the stand-in. */
    JsonNode refunds(String payment) {
        return send(HttpRequest.newBuilder(base.resolve("/v1/refunds?limit=100&payment_intent=" + payment)))
                .body()
                .path("data");
    }

    /** Sends a form and returns the object that it made. */
    JsonNode call(String path, String form) {
        Answer answer = post(path, form);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " was answered " + answer);
        }
        return answer.body();
    }

    /** Sends a form, always under the same idempotency key. */
    Answer post(String path, String form) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", "the same each time")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer =
                    client.send(request.header("Authorization", "Bearer " + KEY).build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(), GatewayJson.object(answer.body()).orElseThrow());
        } catch (IOException away) {
            throw new IllegalStateException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
