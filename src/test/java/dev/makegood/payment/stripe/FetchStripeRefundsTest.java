package dev.makegood.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.books.FetchStripeRefunds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that Stripe's list of refunds is read to its end, whatever the pages. */
class FetchStripeRefundsTest {
    private static final Instant FIRST = Instant.ofEpochSecond(FakeStripe.FIRST_CREATED);

    private FakeStripe stripe;

    @BeforeEach
    void start() throws IOException {
        stripe = new FakeStripe();
        stripe.paid("pi_1", "cny", 100_000);
        stripe.paid("ch_2", "usd", 100_000);
        for (int i = 0; i < 250; i++) {
            stripe.add(i % 2 == 0 ? "pi_1" : "ch_2", 1 + i, Map.of("number", "n" + i), "succeeded");
        }
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private List<String> fetch(String key, Optional<String> account, Instant from, Instant to) throws Exception {
        var written = new ByteArrayOutputStream();
        int count = new FetchStripeRefunds(stripe.uri(), key, account)
                .write(from, to, new PrintStream(written, true, UTF_8));
        var numbers = new ArrayList<String>();
        for (String line : written.toString(UTF_8).lines().toList()) {
            numbers.add(new ObjectMapper().readTree(line).at("/metadata/number").asText());
        }
        assertEquals(count, numbers.size());
        return numbers;
    }

    @Test
    void allRefundsOfATimeAreListedOnceTheNewestFirst() throws Exception {
        List<String> all = fetch(FakeStripe.KEY, Optional.empty(), FIRST, FIRST.plusSeconds(250));
        assertEquals(250, all.stream().distinct().count());
        assertEquals("n249", all.getFirst());
        stripe.pageAtMost(7);
        assertEquals(all, fetch(FakeStripe.KEY, Optional.empty(), FIRST, FIRST.plusSeconds(250)));
        assertEquals(
                List.of("n4", "n3"),
                fetch(FakeStripe.KEY, Optional.empty(), FIRST.plusSeconds(3), FIRST.plusSeconds(5)));
        assertEquals(List.of(), fetch(FakeStripe.KEY, Optional.empty(), FIRST.minusSeconds(9), FIRST));
    }

    @Test
    void aConnectedAccountIsNamed() throws Exception {
        fetch(FakeStripe.KEY, Optional.of("acct_1"), FIRST, FIRST.plusSeconds(1));
        assertTrue(stripe.heads().getLast().endsWith(" acct_1"), stripe.heads()::toString);
    }

    @Test
    void aRefusalIsAnErrorAndNoShortList() {
        var refused = assertThrows(
                IllegalStateException.class,
                () -> fetch("sk_test_old", Optional.empty(), FIRST, FIRST.plusSeconds(250)));
        assertEquals("Stripe answered 401 without a list of refunds: Expired API key", refused.getMessage());
    }
}
