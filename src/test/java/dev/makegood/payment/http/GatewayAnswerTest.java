package dev.makegood.payment.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NoBalance;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Pending;
import dev.makegood.payment.GatewayOutcome.Returned;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.RefundRequest;
import java.time.Duration;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAnswerTest {

    private static final OrderPayment PAID =
            new OrderPayment("http", "pay-1", Optional.of("sub-1"), Money.parse("CNY 50"));
    private static final RefundRequest ASKED =
            new RefundRequest("k-1", "O-1", Money.parse("CNY 12.34"), Optional.of(PAID));

    private static GatewayOutcome refund(int status, String body) {
        return GatewayAnswer.toRefund(status, Optional.empty(), body.getBytes(UTF_8), ASKED);
    }

    private static GatewayOutcome find(int status, String body) {
        return GatewayAnswer.toFind(status, Optional.empty(), body.getBytes(UTF_8), ASKED);
    }

    @Test
    void readsTheShortestAnswers() {
        assertEquals(new Done("gw-1"), refund(200, "{\"status\":\"done\",\"reference\":\"gw-1\"}"));
        assertEquals(new Pending("gw-1"), find(200, "{\"status\":\"pending\",\"reference\":\"gw-1\",\"reason\":null}"));
        assertEquals(new Declined("no funds"), refund(200, "{\"status\":\"declined\",\"reason\":\"no funds\"}"));
        assertEquals(new Declined("no reason given"), find(200, "{\"status\":\"declined\"}"));
    }

    @Test
    void readsAnAnswerThatRepeatsTheRequest() {
        String body = """
            {"status":"done","reference":"gw-1","key":"k-1","number":"%s","orderId":"O-1","amountMinor":1234,"currency":"CNY",
            "payment":{"reference":"pay-1","subMerchant":"sub-1","totalMinor":5000},"x":{}}""".formatted(ASKED.number());
        assertEquals(new Done("gw-1"), refund(200, body));
        assertEquals(new Done("gw-1"), find(200, body));
    }

    @Test
    void readsWhatTheBuyerGets() {
        String body = """
            {"status":"done","reference":"gw-1","amountMinor":1234,"currency":"CNY","buyerMinor":1111}""";
        var partly = new Done("gw-1", Optional.of(Money.parse("CNY 11.11")));
        assertEquals(partly, refund(200, body));
        assertEquals(partly, find(200, body));
        for (String other : new String[] {"-1", "11.11", "\"1111\"", "null"}) {
            assertEquals(new Done("gw-1"), find(200, body.replace("1111", other)), other);
        }
        assertEquals(new Done("gw-1"), find(200, body.replace(",\"currency\":\"CNY\"", "")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 409, 410, 422})
    void aRefusalCountsOnlyWhenItSaysSo(int status) {
        assertEquals(new Declined("closed"), refund(status, "{\"status\":\"declined\",\"reason\":\"closed\"}"));
        assertInstanceOf(Unknown.class, refund(status, "<html>no such page</html>"));
        assertInstanceOf(Unknown.class, refund(status, "{\"message\":\"Not Found\"}"));
        assertInstanceOf(Unknown.class, refund(status, "{\"status\":\"done\",\"reference\":\"gw-1\"}"));
        assertInstanceOf(Unknown.class, refund(status, "{\"status\":\"declined\",\"key\":\"k-2\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 201, 202, 204, 301, 302, 401, 403, 407, 408, 421, 425, 500, 502, 503, 504, 599})
    void theseTellNothingWhateverTheyHold(int status) {
        for (String said : new String[] {"done", "pending", "declined"}) {
            String body = "{\"status\":\"%s\",\"reference\":\"gw-1\",\"reason\":\"r\"}".formatted(said);
            assertEquals(new Unknown("the gateway answered " + status), refund(status, body));
            assertEquals(new Unknown("the gateway answered " + status), find(status, body));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"done\"",
                "{",
                "{}",
                "{\"status\":\"done\"}",
                "{\"status\":\"done\",\"reference\":\"\"}",
                "{\"status\":\"done\",\"reference\":7}",
                "{\"status\":\"pending\",\"reference\":\"a\\u0000b\"}",
                "{\"status\":\"DONE\",\"reference\":\"gw-1\"}",
                "{\"status\":\"refunded\",\"reference\":\"gw-1\"}",
                "{\"status\":true,\"reference\":\"gw-1\"}",
                "{\"status\":\"declined\",\"status\":\"done\",\"reference\":\"gw-1\"}",
                "{\"status\":\"done\",\"reference\":\"gw-1\"} trailing",
            })
    void aMalformedAnswerIsUnknown(String body) {
        assertInstanceOf(Unknown.class, refund(200, body));
        assertInstanceOf(Unknown.class, find(200, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"key\":\"k-2\"",
                "\"key\":1",
                "\"orderId\":\"O-2\"",
                "\"amountMinor\":1235",
                "\"amountMinor\":1234.0",
                "\"amountMinor\":\"1234\"",
                "\"currency\":\"USD\"",
                "\"number\":\"0\"",
                "\"payment\":\"pay-1\"",
                "\"payment\":{\"reference\":\"pay-2\"}",
                "\"payment\":{\"subMerchant\":\"sub-2\"}",
                "\"payment\":{\"totalMinor\":5001}"
            })
    void anAnswerAboutSomethingElseIsUnknown(String other) {
        String field = other.substring(1, other.indexOf('"', 1));
        String answer = "{\"status\":\"done\",\"reference\":\"gw-1\",%s}".formatted(other);
        var unknown = new Unknown("the gateway's answer is about another " + field);
        assertEquals(unknown, refund(200, answer));
        assertEquals(unknown, find(200, answer));
    }

    @Test
    void tooManyCallsIsNotNowAndNoDecline() {
        byte[] declined = "{\"status\":\"declined\",\"reason\":\"too many\"}".getBytes(UTF_8);
        var notNow = new NotNow(Optional.of(Duration.ofSeconds(7)), "too many calls");
        assertEquals(notNow, GatewayAnswer.toRefund(429, Optional.of(Duration.ofSeconds(7)), declined, ASKED));
        assertEquals(notNow, GatewayAnswer.toFind(429, Optional.of(Duration.ofSeconds(7)), declined, ASKED));
        String busy = "{\"status\":\"busy\",\"reason\":\"another refund of the payment is being worked on\"}";
        for (int status : new int[] {200, 409, 423}) {
            assertEquals(
                    new NotNow(Optional.empty(), "another refund of the payment is being worked on"),
                    refund(status, busy));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 402, 422})
    void aBalanceThatIsTooLowAndALimitAreToldApartFromADecline(int status) {
        String empty = "{\"status\":\"noBalance\",\"reason\":\"0.00 left\"}";
        assertEquals(new NoBalance("0.00 left"), refund(status, empty));
        assertEquals(new NoBalance("0.00 left"), find(status, empty));
        String forbidden = "{\"status\":\"forbidden\",\"reason\":\"too old\"}";
        assertEquals(new Forbidden("too old"), refund(status, forbidden));
        assertEquals(
                new Unknown("the gateway answered %d with an unknown status".formatted(status)),
                find(status, forbidden));
    }

    @Test
    void whatCameBackIsReturnedAndWhatFailedIsDeclined() {
        assertEquals(
                new Returned("account closed"), find(200, "{\"status\":\"returned\",\"reason\":\"account closed\"}"));
        assertEquals(new Declined("card expired"), find(200, "{\"status\":\"failed\",\"reason\":\"card expired\"}"));
        assertInstanceOf(Unknown.class, refund(409, "{\"status\":\"returned\"}"));
    }

    @Test
    void onlyAFindCanBeNotFound() {
        assertEquals(new NotFound(), find(404, "whatever"));
        assertInstanceOf(Unknown.class, refund(404, "whatever"));
        assertInstanceOf(Unknown.class, find(200, "{\"status\":\"done\",\"reference\":\"gw-1\",\"key\":\"k-2\"}"));
    }
}
