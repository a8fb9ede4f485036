package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RoutedGatewayTest {
    private static final Money AMOUNT = Money.parse("CNY 5");
    private static final GatewayTerms OTHER_TERMS = new GatewayTerms(Duration.ofDays(30), true, Duration.ZERO);

    private final List<String> asked = new ArrayList<>();
    private final PaymentGateway routed = new RoutedGateway(
            Providers.of("stripe,http"),
            Map.of("http", named("http", GatewayTerms.DEFAULT), "stripe", named("stripe", OTHER_TERMS)));

    private PaymentGateway named(String id, GatewayTerms terms) {
        return new PaymentGateway() {
            @Override
            public GatewayOutcome refund(RefundRequest request) {
                asked.add(id);
                return new Done(id);
            }

            @Override
            public GatewayOutcome find(RefundRequest request) {
                asked.add(id);
                return new NotFound();
            }

            @Override
            public GatewayTerms terms(Optional<OrderPayment> payment) {
                return terms;
            }
        };
    }

    private static Optional<OrderPayment> paidBy(String provider) {
        return Optional.of(new OrderPayment(provider, "pay-1", Optional.empty(), AMOUNT));
    }

    private static RefundRequest request(Optional<OrderPayment> payment) {
        return new RefundRequest("k-1", "O-1", AMOUNT, payment);
    }

    @Test
    void eachRefundGoesToTheProviderThatTookThePayment() {
        assertEquals(new Done("http"), routed.refund(request(paidBy("http"))));
        assertEquals(new NotFound(), routed.find(request(paidBy("stripe"))));
        assertEquals(List.of("http", "stripe"), asked);
    }

    @Test
    void anOrderThatDoesNotSayHowItWasPaidGoesToTheFirst() {
        assertEquals(new Done("stripe"), routed.refund(request(Optional.empty())));
        assertEquals(OTHER_TERMS, routed.terms(Optional.empty()));
    }

    @Test
    void eachProviderHasItsOwnTerms() {
        assertEquals(GatewayTerms.DEFAULT, routed.terms(paidBy("http")));
        assertEquals(OTHER_TERMS, routed.terms(paidBy("stripe")));
        assertEquals(GatewayTerms.DEFAULT, routed.terms(paidBy("paypal")));
    }

    @Test
    void aProviderThatIsNoLongerThereIsNamedAndReportedAndNothingIsSent() {
        var reported = new ArrayList<String>();
        var watched = new WatchedGateway(routed, new WatchedGateway.Report() {
            @Override
            public void trouble(String key, String what) {
                reported.add(key + " " + what);
            }

            @Override
            public void noBalance(String key) {
                throw new AssertionError(key);
            }
        });
        String missing = "the payment provider paypal is not configured";
        assertEquals(new Declined(missing), watched.refund(request(paidBy("paypal"))));
        assertEquals(new Unknown(missing), watched.find(request(paidBy("paypal"))));
        assertEquals(List.of("k-1 declined", "k-1 unknown: " + missing), reported);
        assertEquals(List.of(), asked);
    }
}
