package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.input.Percent;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.Providers;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads Stripe's list of refunds, the newest first, page by page. A list that ends early is a fault.
 *
 * @param base Stripe's address, or that of a stand-in
 * @param key the secret whose current value is a key that may read refunds
 */
public record StripeRefundList(URI base, Secret key) implements ProviderRefunds {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;

    @Override
    public String provider() {
        return Providers.STRIPE;
    }

    @Override
    public void each(Instant from, Instant to, Optional<String> subMerchant, Consumer<Listed> refund) {
        eachObject(
                from,
                to,
                subMerchant,
                json -> StripeRefund.read(json)
                        .flatMap(one -> one.key().map(ours -> new Listed(ours, event(one, ours, subMerchant))))
                        .ifPresent(refund));
    }

    /** Returns what a webhook would say; empty while the refund is on its way. */
    private static Optional<GatewayEvent> event(StripeRefund refund, String key, Optional<String> account) {
        GatewayOutcome outcome = refund.outcome();
        boolean ended = outcome instanceof GatewayOutcome.Done || outcome instanceof GatewayOutcome.Returned;
        String id = "listed-" + refund.id() + "-" + refund.json().path("status").asText();
        return refund.amount()
                .filter(_ -> ended)
                .map(amount -> new GatewayEvent(
                        id,
                        key,
                        refund.id(),
                        amount,
                        outcome,
                        EventOrigin.of(Providers.STRIPE, refund.payment(account))));
    }

    /**
     * Reads all refunds of a time, also those that are none of ours, as Stripe writes them.
     *
     * @return how many there are
     */
    public int eachObject(Instant from, Instant to, Optional<String> account, Consumer<JsonNode> refund) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int read = 0;
            String after = "";
            JsonNode page;
            do {
                page = page(client, from, to, account, after);
                for (JsonNode one : page.path("data")) {
                    refund.accept(one);
                    after = one.path("id").asText();
                    read++;
                }
            } while (page.path("has_more").booleanValue());
            return read;
        }
    }

    private JsonNode page(HttpClient client, Instant from, Instant to, Optional<String> account, String after) {
        String query = "/v1/refunds?limit=100&created%%5Bgte%%5D=%d&created%%5Blt%%5D=%d"
                .formatted(from.getEpochSecond(), to.getEpochSecond());
        var request = HttpRequest.newBuilder(
                        base.resolve(query + (after.isEmpty() ? "" : "&starting_after=" + Percent.encode(after))))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key.current())
                .header("Stripe-Version", StripeGateway.VERSION);
        account.ifPresent(merchant -> request.header("Stripe-Account", merchant));
        HttpResponse<byte[]> answer = send(client, request.build());
        if (answer.statusCode() == UNAUTHORIZED) {
            // The key may have been rotated; the next run uses the latest one.
            key.acceptedLatest();
        }
        Optional<JsonNode> list = GatewayJson.object(answer.body());
        boolean whole = list.filter(json -> json.path("has_more").isBoolean())
                .filter(json -> !json.path("has_more").booleanValue()
                        || !json.path("data").isEmpty())
                .isPresent();
        if (answer.statusCode() != StripeGateway.OK || !whole) {
            String why = list.map(json -> json.at("/error/message").asText()).orElse("no JSON");
            throw new IllegalStateException(
                    "Stripe answered " + answer.statusCode() + " without a list of refunds: " + why);
        }
        return list.get();
    }

    private static HttpResponse<byte[]> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new IllegalStateException("Stripe did not answer with a list of refunds", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Stripe's refunds were listed", stopped);
        }
    }
}
