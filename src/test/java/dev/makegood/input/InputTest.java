package dev.makegood.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
    private static <T> T read(String value, Function<Input, T> reader) {
        return StrictJson.parse("{\"x\":" + value + "}").read(reader);
    }

    private static void assertRefused(String field, String value, Function<Input, ?> reader) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> read(value, reader));
        assertEquals(field, refused.field());
        assertFalse(refused.isMalformed());
    }

    private static void assertMalformed(String field, String json, Function<Input, ?> reader) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> StrictJson.parse(json).read(reader));
        assertEquals(field, refused.field());
        assertTrue(refused.isMalformed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1.0000000000000001",
                "1e3",
                "1e400",
                "1e-1",
                "\"1\"",
                "true",
                "[1]",
                "{}",
                "-1",
                "101",
                "9223372036854775808",
                "-9223372036854775809"
            })
    void onlyAWholeNumberWithinBoundsIsOne(String value) {
        assertRefused("x", value, in -> in.whole("x", 0, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "80.0", "80.00", "8e1", "8E+1", "800e-1"})
    void aWholeNumberIsOneHoweverItIsWritten(String value) {
        assertEquals(80L, (long) read(value, in -> in.whole("x", 0, 100)));
        assertEquals(80L, (long) YamlText.read("x: " + value, in -> in.whole("x", 0, 100)));
    }

    @Test
    void nullIsNeverTakenAsNotSaid() {
        List<Function<Input, ?>> readers = List.of(
                in -> in.has("x"),
                in -> in.whole("x", 0, 100),
                in -> in.text("x", 3),
                in -> in.optional("x", in::instant),
                in -> in.optionalList("x", 3, item -> item),
                in -> in.ids("x", 3),
                in -> in.map("x", 3, Input::flag),
                in -> in.flag("x"));
        readers.forEach(reader -> assertMalformed("x", "{\"x\":null}", reader));
        assertMalformed("x/a", "{\"x\":{\"a\":null}}", in -> in.map("x", 3, Input::flag));
        assertMalformed("x/0", "{\"x\":[null]}", in -> in.list("x", 3, item -> item));
    }

    @Test
    void aTextIsAsLongAsItsCharacters() {
        String moon = "\uD83C\uDF15";
        assertEquals(moon.repeat(3), read('"' + moon.repeat(3) + '"', in -> in.text("x", 3)));
        assertRefused("x", '"' + moon.repeat(4) + '"', in -> in.text("x", 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void theBoundsThemselvesAreWithin(long value) {
        assertEquals(Optional.of(value), read(Long.toString(value), in -> Optional.of(in.whole("x", 0, 100))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"\\u3000\"", "\"abcd\"", "7", "[\"a\"]"})
    void onlyATextWithinBoundsIsOne(String value) {
        assertRefused("x", value, in -> in.text("x", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU", "QQQ", "cny"})
    void aCurrencyCanBePaidIn(String code) {
        assertEquals("JPY", read("\"JPY\"", in -> in.currency("x")).getCode());
        assertRefused("x", '"' + code + '"', in -> in.currency("x"));
    }

    @Test
    void aTextIsKeptAsItIs() {
        assertEquals("缺货 ", read("\"缺货 \"", in -> in.text("x", 3)));
    }

    @Test
    void anIdIsReadAsItIsAndRefusedByItsField() {
        assertEquals("茶叶-250 A/B", read("\"茶叶-250 A/B\"", in -> in.id("x")));
        for (String value : List.of("\"a~b\"", "\"\"", "\" \"", "7", "[\"a\"]")) {
            assertRefused("x", value, in -> in.id("x"));
        }
        assertRefused("x/a~b", "{\"a~b\":true}", in -> in.map("x", 3, Input::flag));
        assertThrows(InvalidInput.class, () -> Input.id("orderId", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:00:00Z, 2026-11-24T08:00:00Z",
        "2026-11-24T08:00:00.123456789Z, 2026-11-24T08:00:00.123Z",
        "2026-11-24T08:00:00.999999+08:00, 2026-11-24T00:00:00.999Z",
        "2026-11-24T08:00-03:00, 2026-11-24T11:00:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2000-01-01T08:00:00+08:00, 2000-01-01T00:00:00Z",
        "2199-12-31T23:59:59.9999Z, 2199-12-31T23:59:59.999Z",
    })
    void anInstantIsReadToTheMillisecond(String text, Instant instant) {
        assertEquals(instant, read("\"" + text + "\"", in -> in.instant("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-24",
                "2026-11-24T08:00:00",
                "2026-11-24 08:00:00Z",
                "2026-11-24T08:00:00[Asia/Shanghai]",
                "2026-11-24T08:00:00+19:00",
                "2026-11-24T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "1999-12-31T23:59:59.999Z",
                "2000-01-01T00:00:00+00:01",
                "2200-01-01T00:00:00Z",
                "10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-2026-01-01T00:00:00Z",
                "2026-11-24T08:00:00.1234567890Z",
            })
    void whatIsNoInstantOfOurTimesIsRefused(String text) {
        assertRefused("x", "\"" + text + "\"", in -> in.instant("x"));
    }

    @Test
    void aLeapDayIsADate() {
        assertEquals(LocalDate.parse("2028-02-29"), read("\"2028-02-29\"", in -> in.date("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2027-02-29", "2026-11-24T08:00:00Z", "24.11.2026", "1999-12-31", "2200-01-01", "-2026-01-01"})
    void whatIsNoDateOfOurTimesIsRefused(String text) {
        assertRefused("x", "\"" + text + "\"", in -> in.date("x"));
    }

    @Test
    void anInstantIsNoNumber() {
        assertRefused("x", "1795507200", in -> in.instant("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yuan", "cny", "ZZZ", "¥", "156"})
    void aCurrencyHasItsCode(String code) {
        assertRefused("x", "\"" + code + "\"", in -> in.currency("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Nowhere", "UTC+25", "SYSTEM", "8"})
    void aZoneIsOneThatExists(String zone) {
        assertRefused("x", "\"" + zone + "\"", in -> in.zone("x"));
    }

    @Test
    void aChoiceIsOneOfTheNamesToTheLetter() {
        assertRefused("x", "\"Malformed\"", in -> in.choice("x", name -> "a", new Thread.State[] {Thread.State.NEW}));
        assertEquals(
                Thread.State.NEW,
                read("\"a\"", in -> in.choice("x", name -> "a", new Thread.State[] {Thread.State.NEW})));
    }

    @Test
    void aListHasItsBoundsAndNamesTheItemAtFault() {
        Function<Input, List<Long>> two = in -> in.list("x", 2, item -> item.whole("n", 1, 9));
        assertEquals(List.of(1L, 2L), read("[{\"n\":1},{\"n\":2}]", two));
        for (String value : new String[] {"[]", "[{\"n\":1},{\"n\":2},{\"n\":3}]", "{}", "\"\""}) {
            assertRefused("x", value, two);
        }
        assertRefused("x/1/n", "[{\"n\":1},{\"n\":0}]", two);
        assertMalformed("x/1/m", "{\"x\":[{\"n\":1},{\"n\":1,\"m\":1}]}", two);
        assertMalformed("x/0", "{\"x\":[1]}", two);
    }

    @Test
    void fieldsThatNobodyAskedForAreMalformed() {
        assertMalformed("y", "{\"x\":1,\"y\":null}", in -> in.whole("x", 1, 1));
        assertMalformed("X", "{\"x\":1,\"X\":1}", in -> in.whole("x", 1, 1));
        assertMalformed("x/y", "{\"x\":{\"n\":1,\"y\":1}}", in -> in.object("x", x -> x.whole("n", 1, 1)));
    }

    @Test
    void whatIsOptionalMayBeAbsentButNotWrong() {
        Function<Input, Optional<Instant>> optional = in -> in.optional("x", in::instant);
        assertEquals(Optional.empty(), StrictJson.parse("{}").read(optional));
        assertRefused("x", "\"\"", optional);
    }

    @Test
    void theMessageOfARefusalNamesItsField() {
        assertEquals(
                "lines/0 is torn", InvalidInput.malformed("lines/0", "is torn").getMessage());
        assertEquals("is torn", InvalidInput.malformed("", "is torn").getMessage());
    }
}
