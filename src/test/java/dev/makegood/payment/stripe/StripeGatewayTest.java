package dev.makegood.payment.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NoBalance;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeGatewayTest {
    private static final String KEY = "O-1~L-1~stockout~1-1";
    private static final RefundRequest REQUEST = request("pi_1", "CNY 12.34");

    private FakeStripe stripe;
    private PaymentGateway gateway;

    @BeforeEach
    void start() throws IOException {
        stripe = new FakeStripe();
        stripe.paid("pi_1", "cny", 10_000);
        var patient = Duration.ofSeconds(20);
        gateway = new StripeGateway(stripe.uri(), Secret.fixed(FakeStripe.KEY), patient, patient);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private static RefundRequest request(String payment, String amount) {
        return request(KEY, payment, Optional.empty(), amount);
    }

    private static RefundRequest request(String key, String payment, Optional<String> merchant, String amount) {
        Money money = Money.parse(amount);
        return new RefundRequest(
                key, "O-1", money, Optional.of(new OrderPayment("stripe", payment, merchant, money.multipliedBy(9))));
    }

    @Test
    void aRefundSaysWhichPaymentAndAmountAndIsNamedInTheMetadata() {
        assertEquals(new Done("re_1"), gateway.refund(REQUEST));
        assertEquals(
                List.of(Map.of(
                        "payment_intent", "pi_1",
                        "amount", "1234",
                        "metadata[key]", KEY,
                        "metadata[number]", REQUEST.number(),
                        "metadata[order]", "O-1")),
                stripe.sent());
        assertEquals(List.of("null null", REQUEST.number() + " null"), stripe.heads());
    }

    @Test
    void aChargeIsRefundedAsOneAndAMerchantsPaymentOnItsAccount() {
        stripe.paid("ch_1", "cny", 10_000);
        stripe.paid("py_1", "cny", 10_000);
        var ofCharge = request("k-2", "ch_1", Optional.empty(), "CNY 1");
        assertInstanceOf(Done.class, gateway.refund(ofCharge));
        assertInstanceOf(Done.class, gateway.refund(request(KEY, "py_1", Optional.of("acct_7"), "CNY 1")));
        assertEquals("ch_1", stripe.sent().getFirst().get("charge"));
        assertEquals("null acct_7", stripe.heads().get(2));
        assertEquals(REQUEST.number() + " acct_7", stripe.heads().getLast());
    }

    @Test
    void aLongKeyIsKeptInPieces() {
        String key = "k".repeat(500) + "l".repeat(500) + "m".repeat(600);
        var request = request(key, "pi_1", Optional.empty(), "CNY 1");
        assertInstanceOf(Done.class, gateway.refund(request));
        assertEquals("l".repeat(500), stripe.sent().getFirst().get("metadata[key2]"));
        assertEquals("m".repeat(100), stripe.sent().getFirst().get("metadata[key4]"));
        assertEquals(
                Optional.of(key),
                StripeRefund.read(stripe.refunds(request.number()).getFirst())
                        .orElseThrow()
                        .key());
    }

    @Test
    void allPagesAreReadBeforeAnythingIsSentAndTooManyAreLeftToAPerson() {
        stripe.pageAtMost(2);
        stripe.add("pi_1", 1_234, StripeRefund.metadata(REQUEST), "succeeded");
        for (int other = 0; other < 5; other++) {
            stripe.add("pi_1", 1_234, Map.of(), "succeeded");
        }
        assertEquals(new Done("re_1"), gateway.refund(REQUEST));
        stripe.add("pi_1", 1, Map.of(), "succeeded");
        assertEquals(new Unknown("the payment has more refunds than can be read"), gateway.refund(REQUEST));
        assertEquals(List.of(), stripe.sent());
    }

    @Test
    void twoRefundsWithOneNumberAreReportedAndNoneIsAdded() {
        stripe.add("pi_1", 1_234, StripeRefund.metadata(REQUEST), "succeeded");
        stripe.add("pi_1", 1_234, StripeRefund.metadata(REQUEST), "succeeded");
        assertEquals(new Unknown("Stripe has 2 refunds with this number"), gateway.refund(REQUEST));
        assertEquals(List.of(), stripe.sent());
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded, 'Done[reference=re_1, toBuyer=Optional.empty, advanced=Optional.empty]'",
        "pending, Pending[reference=re_1]",
        "requires_action, Pending[reference=re_1]",
        "failed, Returned[reason=failed: lost_or_stolen_card]",
        "canceled, Returned[reason=canceled: lost_or_stolen_card]",
        "exotic, Unknown[reason=Stripe's answer has an unknown status]"
    })
    void aStatusMeans(String status, String outcome) {
        var refund = stripe.add("pi_1", 1_234, StripeRefund.metadata(REQUEST), status);
        if (status.equals("failed") || status.equals("canceled")) {
            refund.put("failure_reason", "lost_or_stolen_card");
        }
        assertEquals(outcome, gateway.refund(REQUEST).toString());
        assertEquals(List.of(), stripe.sent());
    }

    @Test
    void aRefundOfAnotherPaymentOrCurrencyIsNotBelieved() {
        var refund = stripe.add("pi_1", 1_234, StripeRefund.metadata(REQUEST), "succeeded");
        refund.put("currency", "eur");
        assertEquals(new Unknown("Stripe's answer is about another amount"), gateway.find(REQUEST));
        refund.put("currency", "cny").put("payment_intent", "pi_2").put("charge", "pi_1");
        assertEquals(new Unknown("Stripe's answer is about another payment"), gateway.find(REQUEST));
    }

    private GatewayOutcome answered(int status, String error) {
        stripe.nextError(status, "{\"error\":" + error + "}");
        return gateway.refund(REQUEST);
    }

    @Test
    void anErrorIsADeclineOnlyIfNothingMovedForCertain() {
        assertEquals(
                new Declined("Charge ch_1 has already been refunded."),
                answered(
                        400,
                        "{\"type\":\"invalid_request_error\",\"code\":\"charge_already_refunded\",\"message\":\"Charge ch_1 has already been refunded.\"}"));
        assertEquals(
                new Declined("Refund amount is greater than unrefunded amount"),
                gateway.refund(request("pi_1", "CNY 100.01")));
        assertEquals(
                new Unknown("Stripe answered 400 parameter_unknown"),
                answered(400, "{\"type\":\"invalid_request_error\",\"code\":\"parameter_unknown\"}"));
        assertEquals(
                new Unknown("Stripe answered 500 charge_already_refunded"),
                answered(500, "{\"code\":\"charge_already_refunded\"}"));
        assertEquals(new Unknown("Stripe answered 403 without a code"), answered(403, "{\"code\":\"A. Person\"}"));
        assertEquals(
                new Unknown("Stripe answered 400 without a code"), answered(400, "{\"type\":\"idempotency_error\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount_too_large", "amount_too_small"})
    void anAmountThatStripeNeverMovesIsForbidden(String code) {
        assertEquals(new Forbidden("Stripe says " + code), answered(400, "{\"code\":\"" + code + "\"}"));
    }

    @Test
    void aLowBalanceAndABusyStripeAreNoAttempt() {
        for (String code : List.of("balance_insufficient", "insufficient_funds")) {
            assertEquals(new NoBalance("Stripe says " + code), answered(400, "{\"code\":\"" + code + "\"}"));
        }
        assertEquals(
                new NotNow(Optional.of(Duration.ofSeconds(7)), "Stripe is busy: 429 lock_timeout"),
                answered(429, "{\"code\":\"lock_timeout\"}"));
        assertEquals(
                new NotNow(Optional.empty(), "Stripe is busy: 409 idempotency_key_in_use"),
                answered(409, "{\"code\":\"idempotency_key_in_use\"}"));
        assertEquals(
                new NotNow(Optional.empty(), "Stripe is busy: 400 rate_limit"),
                answered(400, "{\"code\":\"rate_limit\"}"));
    }

    @Test
    void aPaymentThatStripeDoesNotKnowIsUnknownAndNothingIsSent() {
        assertEquals(new Unknown("Stripe answered 404 resource_missing"), gateway.refund(request("pi_2", "CNY 1")));
        assertEquals(List.of(), stripe.sent());
    }

    @Test
    void aWrongKeyIsUnknown() {
        var stranger = new StripeGateway(stripe.uri(), Secret.fixed("sk_test_other"));
        assertEquals(new Unknown("Stripe answered 401 api_key_expired"), stranger.refund(REQUEST));
    }

    @Test
    void whatIsNoPaymentOfStripeIsForbiddenAndNotSent() {
        for (RefundRequest other : List.of(
                request("pay-1", "CNY 1"),
                request("pi_1&x=y", "CNY 1"),
                request(KEY, "pi_1", Optional.of("sub-1"), "CNY 1"),
                new RefundRequest(KEY, "O-1", Money.parse("CNY 1")))) {
            assertInstanceOf(Forbidden.class, gateway.refund(other));
            assertEquals(new NotFound(), gateway.find(other));
        }
        assertEquals(List.of(), stripe.heads());
    }

    @ParameterizedTest
    @CsvSource({
        "JPY 500, 500",
        "CNY 5.01, 501",
        "KWD 1.230, 1230",
        "ISK 500, 50000",
        "UGX 7, 700",
        "MGA 3.00, 3",
    })
    void anAmountIsInStripesUnits(String amount, long number) {
        Money money = Money.parse(amount);
        assertEquals(Optional.of(number), StripeAmount.of(money));
        assertEquals(
                Optional.of(money),
                StripeAmount.money(money.getCurrencyUnit().getCode().toLowerCase(), number));
    }

    @ParameterizedTest
    @CsvSource({"KWD 1.234", "MGA 3.50"})
    void anAmountThatStripeCannotHoldIsForbiddenAndNotRounded(String amount) {
        assertEquals(new Forbidden("Stripe takes no amount like " + amount), gateway.refund(request("pi_1", amount)));
        assertEquals(Optional.empty(), StripeAmount.money("isk", 50_001));
        assertEquals(Optional.empty(), StripeAmount.money("xyz", 1));
        assertEquals(List.of(), stripe.heads());
    }

    @Test
    void aRefundMayBePendingForAMonth() {
        assertEquals(Duration.ofDays(30), gateway.terms(REQUEST.payment()).pendsAtMost());
    }
}
