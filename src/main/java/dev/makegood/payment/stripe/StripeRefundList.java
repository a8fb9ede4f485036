package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.input.Percent;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.ListHttp;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads Stripe's list of refunds, the newest first, page by page. A list that ends early is a fault.
 *
 * @param base Stripe's address, or that of a stand-in
 * @param key the secret whose current value is a key that may read refunds
 */
public record StripeRefundList(URI base, Secret key) implements ProviderRefunds {
    private static final int UNAUTHORIZED = 401;

    @Override
    public String provider() {
        return Providers.STRIPE;
    }

    @Override
    public Instant wholeUntil(Instant now) {
        return now;
    }

    @Override
    public void each(Instant from, Instant to, Set<String> subMerchants, Consumer<Listed> refund) {
        Stream.concat(Stream.of(Optional.<String>empty()), subMerchants.stream().map(Optional::of))
                .forEach(account -> eachObject(
                        from,
                        to,
                        account,
                        json -> StripeRefund.read(json)
                                .flatMap(one -> listed(one, account))
                                .ifPresent(refund)));
    }

    /** Returns a refund of ours; empty if it is another one's, or its amount is unreadable. */
    private static Optional<Listed> listed(StripeRefund refund, Optional<String> account) {
        GatewayOutcome outcome = refund.outcome();
        boolean ended = outcome instanceof GatewayOutcome.Done || outcome instanceof GatewayOutcome.Returned;
        return refund.key()
                .flatMap(key -> refund.amount()
                        .map(amount -> new Listed(
                                refund.id(),
                                RefundRequest.number(key),
                                Optional.of(key),
                                refund.payment(account),
                                amount,
                                ended ? Optional.of(outcome) : Optional.empty())));
    }

    /**
     * Reads all refunds of a time, also those that are none of ours, as Stripe writes them.
     *
     * @return how many there are
     */
    public int eachObject(Instant from, Instant to, Optional<String> account, Consumer<JsonNode> refund) {
        try (var http = new ListHttp("Stripe")) {
            int read = 0;
            String after = "";
            JsonNode page;
            do {
                page = page(http, from, to, account, after);
                for (JsonNode one : page.path("data")) {
                    refund.accept(one);
                    after = one.path("id").asText();
                    read++;
                }
            } while (page.path("has_more").booleanValue());
            return read;
        }
    }

    private JsonNode page(ListHttp http, Instant from, Instant to, Optional<String> account, String after) {
        String query = "/v1/refunds?limit=100&created%%5Bgte%%5D=%d&created%%5Blt%%5D=%d"
                .formatted(from.getEpochSecond(), to.getEpochSecond());
        var request = HttpRequest.newBuilder(
                        base.resolve(query + (after.isEmpty() ? "" : "&starting_after=" + Percent.encode(after))))
                .header("Authorization", "Bearer " + key.current())
                .header("Stripe-Version", StripeGateway.VERSION);
        account.ifPresent(merchant -> request.header("Stripe-Account", merchant));
        HttpResponse<byte[]> answer = http.send(request);
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
            throw http.noList(
                    answer, list.map(json -> json.at("/error/message").asText()).orElse("no JSON"));
        }
        return list.get();
    }
}
