package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class WatchedGatewayTest {
    private static final RefundRequest REQUEST =
            new RefundRequest("O1~1~stockout~1-1", "O1", Money.ofMinor(CurrencyUnit.of("CNY"), 500));

    private final List<String> troubles = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();

    /** Answers everything in one way. */
    private record One(GatewayOutcome outcome) implements PaymentGateway {
        @Override
        public GatewayOutcome refund(RefundRequest request) {
            return outcome;
        }

        @Override
        public GatewayOutcome find(RefundRequest request) {
            return outcome;
        }

        @Override
        public GatewayTerms terms(Optional<OrderPayment> payment) {
            return GatewayTerms.DEFAULT;
        }
    }

    private WatchedGateway.Report report() {
        return new WatchedGateway.Report() {
            @Override
            public void trouble(String key, String what) {
                troubles.add(key + " " + what);
            }

            @Override
            public void noBalance(String key) {
                empty.add(key);
            }
        };
    }

    private void answered(GatewayOutcome outcome) {
        var gateway = new WatchedGateway(new One(outcome), report());
        assertSame(outcome, gateway.refund(REQUEST));
        assertSame(outcome, gateway.find(REQUEST));
    }

    @Test
    void reportsWhatTheGatewayDidNotDoAndPassesOnWhatItSays() {
        answered(new GatewayOutcome.Declined("card expired"));
        answered(new GatewayOutcome.NotNow(Optional.of(Duration.ofSeconds(30)), "busy"));
        answered(new GatewayOutcome.Unknown("503"));
        String id = "O1~1~stockout~1-1 ";
        assertEquals(
                List.of(
                        id + "declined",
                        id + "declined",
                        id + "not now",
                        id + "not now",
                        id + "unknown: 503",
                        id + "unknown: 503"),
                troubles);
    }

    @Test
    void reportsAnEmptyBalanceByItself() {
        answered(new GatewayOutcome.NoBalance("0.00 of 5.00"));
        assertEquals(List.of(REQUEST.key(), REQUEST.key()), empty);
        assertEquals(List.of(), troubles);
    }

    @Test
    void reportsNothingThatGoesWell() {
        answered(new GatewayOutcome.Done("gw-1"));
        answered(new GatewayOutcome.Pending("gw-1"));
        answered(new GatewayOutcome.NotFound());
        answered(new GatewayOutcome.Returned("account closed"));
        answered(new GatewayOutcome.Forbidden("too old"));
        assertEquals(List.of(), troubles);
    }
}
