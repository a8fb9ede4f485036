package dev.makegood.books;

import dev.makegood.payment.stripe.StripeRefundList;
import dev.makegood.secret.Secret;
import java.io.PrintStream;
import java.net.URI;
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

    public static void main(String[] arguments) {
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
    public int write(Instant from, Instant to, PrintStream out) {
        int written = new StripeRefundList(base, Secret.fixed(key)).eachObject(from, to, account, out::println);
        out.flush();
        return written;
    }
}
