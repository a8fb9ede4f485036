package dev.makegood.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.GatewayEvent.Parsed;
import java.nio.charset.Charset;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayEventTest {

    private static final String GOOD = """
        {"eventId":"ev-1","key":"k~1-1","status":"done","reference":"gw-1","amountMinor":12345,"currency":"CNY"}\
        """;

    private static Parsed parse(String body) {
        return GatewayEvent.parse(body.getBytes(UTF_8));
    }

    private static String refusedField(String body) {
        return assertInstanceOf(Parsed.Refused.class, parse(body), body).field();
    }

    @Test
    void readsBothEnds() {
        Money amount = Money.parse("CNY 123.45");
        assertEquals(
                new Parsed.Event(new GatewayEvent("ev-1", "k~1-1", "gw-1", amount, new GatewayOutcome.Done("gw-1"))),
                parse(GOOD));
        assertEquals(
                new Parsed.Event(
                        new GatewayEvent("ev-1", "k~1-1", "gw-1", amount, new GatewayOutcome.Declined("closed card"))),
                parse(GOOD.replace("done", "declined").replace("}", ",\"reason\":\"closed card\"}")));
        assertEquals(
                new Parsed.Event(
                        new GatewayEvent("ev-1", "k~1-1", "gw-1", amount, new GatewayOutcome.Returned("closed card"))),
                parse(GOOD.replace("done", "returned").replace("}", ",\"reason\":\"closed card\"}")));
    }

    @Test
    void readsWhatTheBuyerGets() {
        var partly = new GatewayOutcome.Done("gw-1", Optional.of(Money.parse("CNY 111.11")));
        assertEquals(
                new Parsed.Event(new GatewayEvent("ev-1", "k~1-1", "gw-1", Money.parse("CNY 123.45"), partly)),
                parse(GOOD.replace("}", ",\"buyerMinor\":11111}")));
    }

    @Test
    void readsTheOrderThatItMayRepeat() {
        var event = assertInstanceOf(Parsed.Event.class, parse(GOOD.replace("}", ",\"orderId\":\"O-1\"}")));
        assertEquals(Optional.of("O-1"), event.event().origin().orderId());
        assertEquals("orderId", refusedField(GOOD.replace("}", ",\"orderId\":7}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "key", "status", "reference", "amountMinor", "currency"})
    void namesTheFieldThatIsMissingOrNull(String field) {
        assertEquals(
                field,
                refusedField(GOOD.replaceFirst("\"" + field + "\":[^,}]*,?", "").replace(",}", "}")));
        assertEquals(field, refusedField(GOOD.replaceFirst("(\"" + field + "\":)[^,}]*", "$1null")));
        assertEquals(field, refusedField(GOOD.replaceFirst("(\"" + field + "\":)[^,}]*", "$1[1]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status      | \"done\" | \"pending\"",
                "amountMinor | 12345    | 0",
                "amountMinor | 12345    | -1",
                "amountMinor | 12345    | 12345.0",
                "amountMinor | 12345    | \"12345\"",
                "amountMinor | 12345    | 9223372036854775808",
                "currency    | \"CNY\"  | \"cny\"",
                "currency    | \"CNY\"  | \"QQQ\"",
                "currency    | \"CNY\"  | \"XXX\"",
                "eventId     | \"ev-1\" | \" \"",
                "eventId     | \"ev-1\" | \"a\\nb\"",
                "eventId     | \"ev-1\" | \"a\\u202eb\"",
                "reference   | \"gw-1\" | \"a\\ud800\"",
                "surplus     | \"ev-1\" | \"ev-1\",\"surplus\":1",
                "reason      | \"ev-1\" | \"ev-1\",\"reason\":7",
                "buyerMinor  | \"ev-1\" | \"ev-1\",\"buyerMinor\":-1",
                "buyerMinor  | \"ev-1\" | \"ev-1\",\"buyerMinor\":1.5",
            })
    void namesTheFieldWithAWrongValue(String field, String good, String bad) {
        assertEquals(field, refusedField(GOOD.replace(good, bad)));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] gbk = GOOD.replace("gw-1", "退款").getBytes(Charset.forName("GBK"));
        assertEquals(
                "",
                assertInstanceOf(Parsed.Refused.class, GatewayEvent.parse(gbk)).field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "<html>", "{} {}", "{\"key\":\"a\",\"key\":\"b\"}"})
    void refusesWhatIsNotOneObject(String body) {
        assertEquals("", refusedField(body));
    }

    @Test
    void boundsLengths() {
        assertEquals("key", refusedField(GOOD.replace("k~1-1", "k".repeat(1_601))));
        assertEquals("reference", refusedField(GOOD.replace("gw-1", "k".repeat(257))));
        assertEquals("", refusedField(GOOD + " ".repeat(GatewayEvent.LONGEST_BODY)));
        assertEquals("", refusedField("[".repeat(5000)));
    }
}
