package dev.makegood.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.input.Percent;
import dev.makegood.payment.stripe.StripeGateway;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs {@code scripts/stripe-refunds}: writes all refunds of Stripe's list that were created in a time, one JSON object a
 * line. A list that ends early is an error.
 *
 * @param key a key that may read refunds
 * @param account the connected account whose refunds are listed; absent for the platform's own
 */
public record FetchStripeRefunds(URI base, String key, Optional<String> account) {
    private static final String USAGE = """
        STRIPE_KEY=rk_... scripts/stripe-refunds FROM TO [ACCOUNT] >FILE

          FROM, TO   instants such as 2026-11-28T00:00:00Z; TO is no longer listed
          ACCOUNT    lists the refunds of a connected account (acct_...)

        The key may be restricted to reading refunds.
        """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String key = System.getenv("STRIPE_KEY");
        if (arguments.length < 2 || arguments.length > 3 || key == null) {
            System.err.print(USAGE);
            System.exit(2);
        }
        Optional<String> account = List.of(arguments).stream().skip(2).findFirst();
        new FetchStripeRefunds(URI.create("https://api.stripe.com"), key, account)
                .write(Instant.parse(arguments[0]), Instant.parse(arguments[1]), System.out);
    }

    /**
     * Writes the refunds, the newest first.
     *
     * @return how many there are
     */
    public int write(Instant from, Instant to, PrintStream out) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int written = 0;
            String after = "";
            JsonNode page;
            do {
                page = page(client, from, to, after);
                for (JsonNode refund : page.path("data")) {
                    out.println(refund);
                    after = refund.path("id").asText();
                    written++;
                }
            } while (page.path("has_more").booleanValue());
            out.flush();
            return written;
        }
    }

    private JsonNode page(HttpClient client, Instant from, Instant to, String after)
            throws IOException, InterruptedException {
        String query = "/v1/refunds?limit=100&created[gte]=%d&created[lt]=%d"
                .formatted(from.getEpochSecond(), to.getEpochSecond())
                .replace("[", "%5B")
                .replace("]", "%5D");
        var request = HttpRequest.newBuilder(
                        base.resolve(query + (after.isEmpty() ? "" : "&starting_after=" + Percent.encode(after))))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Stripe-Version", StripeGateway.VERSION);
        account.ifPresent(merchant -> request.header("Stripe-Account", merchant));
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        JsonNode list = JSON.readTree(answer.body());
        boolean ends = !list.path("has_more").asBoolean() || !list.path("data").isEmpty();
        if (answer.statusCode() != 200 || !list.path("has_more").isBoolean() || !ends) {
            throw new IOException("Stripe answered " + answer.statusCode() + " without a list of refunds: "
                    + list.at("/error/message").asText());
        }
        return list;
    }
}
