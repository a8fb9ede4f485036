package dev.makegood.payment.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.ProviderRefunds.Listed;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what is heard of Stripe's list: the same as by its webhook. */
class StripeRefundListTest {
    private static final Instant FIRST = Instant.ofEpochSecond(FakeStripe.FIRST_CREATED);
    private static final OrderPayment PAID =
            new OrderPayment("stripe", "pi_1", Optional.of("acct_1"), Money.parse("CNY 100"));

    private FakeStripe stripe;

    @BeforeEach
    void start() throws IOException {
        stripe = new FakeStripe();
        stripe.paid("pi_1", "cny", 10_000);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private static RefundRequest request(String orderId) {
        return new RefundRequest(orderId + "~1~stockout~1-1", orderId, Money.parse("CNY 12"), Optional.of(PAID));
    }

    private void add(String orderId, String status) {
        stripe.add("pi_1", 1_200, StripeRefund.metadata(request(orderId)), status);
    }

    private List<Listed> listed(Set<String> accounts) {
        var all = new ArrayList<Listed>();
        new StripeRefundList(stripe.uri(), Secret.fixed(FakeStripe.KEY))
                .each(FIRST, FIRST.plusSeconds(100), accounts, all::add);
        return all;
    }

    /** The stand-in has one list for all accounts. */
    @Test
    void anEndIsOfItsPaymentAndMerchant() {
        add("O1", "succeeded");
        List<Listed> both = listed(Set.of("acct_1"));
        assertEquals(2, both.size());
        Listed merchants = both.getLast();
        assertEquals(Optional.of(request("O1").key()), merchants.key());
        assertEquals(request("O1").number(), merchants.number());
        assertEquals("re_1", merchants.reference());
        assertEquals(request("O1").amount(), merchants.amount());
        assertEquals(Optional.of(new GatewayOutcome.Done("re_1")), merchants.ended());
        assertTrue(EventOrigin.of("stripe", merchants.payment()).isOf("O1", List.of(PAID), "http"));
        assertFalse(EventOrigin.of("stripe", both.getFirst().payment()).isOf("O1", List.of(PAID), "http"));
        assertTrue(stripe.heads().getLast().endsWith(" acct_1"));
    }

    @Test
    void aRefundThatFailedIsReturnedAndOneOnItsWayIsOnlyListed() {
        add("O1", "failed");
        add("O2", "pending");
        add("O3", "requires_action");
        stripe.add("pi_1", 100, Map.of(), "succeeded");
        stripe.add("pi_1", 100, Map.of("key", "O4~1~stockout~1-1", "number", "of another key"), "succeeded");
        List<Listed> listed = listed(Set.of());
        assertEquals(
                List.of("O3~1~stockout~1-1", "O2~1~stockout~1-1", "O1~1~stockout~1-1"),
                listed.stream().map(one -> one.key().orElseThrow()).toList());
        assertEquals(
                List.of(true, true, false),
                listed.stream().map(one -> one.ended().isEmpty()).toList());
        assertEquals(
                Optional.of(new GatewayOutcome.Returned("failed")),
                listed.getLast().ended());
    }

    @Test
    void aListThatCannotBeReadIsAFault() {
        var nobody = new StripeRefundList(URI.create("http://127.0.0.1:1"), Secret.fixed(FakeStripe.KEY));
        assertThrows(IllegalStateException.class, () -> nobody.each(FIRST, FIRST.plusSeconds(1), Set.of(), _ -> {}));
        var stranger = new StripeRefundList(stripe.uri(), Secret.fixed("sk_test_old"));
        assertThrows(IllegalStateException.class, () -> stranger.each(FIRST, FIRST.plusSeconds(1), Set.of(), _ -> {}));
    }
}
