package dev.makegood.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static InvalidInput refused(String text) {
        return assertThrows(InvalidInput.class, () -> StrictJson.parse(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " \n",
                "null",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "{}}",
                "{} {}",
                "{} x",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":1}//",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":123456789012345678901}",
            })
    void whatIsNotOneWellFormedObjectIsMalformed(String text) {
        InvalidInput refused = refused(text);
        assertTrue(refused.isMalformed());
        assertEquals("", refused.field());
    }

    @Test
    void aRefusalNamesNoClassOfOurs() {
        for (String text : new String[] {"{", "{\"a\":\"" + "x".repeat(8_193) + "\"}", "{\"a\":1,\"a\":1}"}) {
            String message = refused(text).getMessage();
            assertFalse(message.matches("(?s).*[a-z][A-Z].*"), message);
        }
    }

    @Test
    void anObjectInsideSixteenIsTooDeep() {
        StrictJson.parse("{\"a\":".repeat(15) + "{}" + "}".repeat(15));
        assertTrue(refused("{\"a\":".repeat(16) + "{}" + "}".repeat(16)).isMalformed());
    }

    @Test
    void documentsTextsAndNamesAreBounded() {
        String longest = "{" + " ".repeat(StrictJson.MAX_LENGTH - 2) + "}";
        StrictJson.parse(longest);
        assertTrue(refused(longest + " ").isMalformed());
        StrictJson.parse("{\"a\":\"" + "x".repeat(8_192) + "\"}");
        refused("{\"a\":\"" + "x".repeat(8_193) + "\"}");
        refused("{\"" + "a".repeat(129) + "\":1}");
    }
}
