package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.payment.EventOrigin.NamedPayment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class EventOriginTest {
    private static final OrderPayment PAID = paid("stripe", "pi_1", Optional.of("acct_M"));

    private static OrderPayment paid(String provider, String reference, Optional<String> merchant) {
        return new OrderPayment(provider, reference, merchant, Money.parse("CNY 100"));
    }

    private static EventOrigin about(String provider, Optional<String> merchant, String... references) {
        return EventOrigin.of(provider, new NamedPayment(Set.of(references), merchant));
    }

    private static boolean isOf(EventOrigin origin, OrderPayment... payments) {
        return origin.isOf("O1", List.of(payments), "http");
    }

    @Test
    void aPaymentIsItselfUnderAnyOfItsIds() {
        assertTrue(isOf(about("stripe", Optional.of("acct_M"), "pi_1", "ch_1"), PAID));
        assertTrue(isOf(
                about("stripe", Optional.of("acct_M"), "pi_1", "ch_1"), paid("stripe", "ch_1", Optional.of("acct_M"))));
        assertTrue(isOf(about("stripe", Optional.empty(), "pi_1"), paid("stripe", "pi_1", Optional.empty())));
    }

    @Test
    void anotherPaymentMerchantOrProviderIsAnother() {
        assertFalse(isOf(about("stripe", Optional.of("acct_M"), "pi_2", "ch_2"), PAID));
        assertFalse(isOf(about("stripe", Optional.of("acct_M")), PAID));
        assertFalse(isOf(about("stripe", Optional.of("acct_N"), "pi_1"), PAID));
        assertFalse(isOf(about("stripe", Optional.empty(), "pi_1"), PAID));
        assertFalse(isOf(about("stripe", Optional.of("acct_M"), "pi_1"), paid("stripe", "pi_1", Optional.empty())));
        assertFalse(isOf(about("wechatpay", Optional.of("acct_M"), "pi_1"), PAID));
    }

    @Test
    void aProviderThatNamesNoPaymentIsComparedItself() {
        assertTrue(isOf(EventOrigin.of("stripe"), PAID));
        assertFalse(isOf(EventOrigin.of("http"), PAID));
    }

    @Test
    void anOrderThatDidNotSayHowItWasPaidIsOfTheFirstProvider() {
        assertTrue(isOf(EventOrigin.of("http")));
        assertFalse(isOf(EventOrigin.of("stripe")));
        assertFalse(isOf(about("http", Optional.empty(), "pi_1")));
    }

    @Test
    void noProviderKnowsARefundBeforeItDrewOnItsPayments() {
        assertFalse(isOf(EventOrigin.of("stripe"), PAID, paid("stripe", "pi_2", Optional.empty())));
    }

    @Test
    void anotherOrderIsAnother() {
        assertTrue(isOf(new EventOrigin("stripe", Optional.of("O1"), Optional.empty()), PAID));
        assertFalse(isOf(new EventOrigin("stripe", Optional.of("O2"), Optional.empty()), PAID));
        assertFalse(isOf(new EventOrigin("http", Optional.of("O2"), Optional.empty())));
    }
}
