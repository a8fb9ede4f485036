package dev.makegood.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static String text(String json) {
        return StrictJson.parse("{\"x\":{\"y\":[\"" + json + "\"]}}")
                .read(in -> in.object("x", x -> x.ids("y", 1)).getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\u0007",
                "\\u007f",
                "\\u0085",
                "\\u202e",
                "\\u2066",
                "\\ufeff",
                "\\ufffd",
                "\\uffff",
                "\\ud83f\\udffe",
                "\\ud800",
                "\\udc00\\ud800"
            })
    void aCharacterThatHidesOrIsNoneIsRefusedByItsPathInJsonAndYaml(String escaped) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> text("a" + escaped));
        assertEquals("x/y/0", refused.field());
        assertTrue(refused.isMalformed());
        InvalidInput yaml = assertThrows(
                InvalidInput.class, () -> YamlText.read("x:\n  y: \"a" + escaped + "\"", in -> in.text("x", 9)));
        assertTrue(yaml.isMalformed());
    }

    @Test
    void aNameIsATextToo() {
        assertThrows(InvalidInput.class, () -> StrictJson.parse("{\"x\\u202e\":1}"));
    }

    @Test
    void everythingElseIsKeptToTheByte() {
        String text = "缺货\tA\nB\r\n𠮷 👩‍👩‍👧 é\u200b\u200f م";
        assertTrue(PlainText.isPlain(text));
        assertEquals(text, PlainText.of(text.getBytes(UTF_8)));
        assertEquals(text, PlainText.of(PlainText.bytes(text)));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] gbk = "缺货".getBytes(Charset.forName("GBK"));
        assertTrue(assertThrows(InvalidInput.class, () -> PlainText.of(gbk)).isMalformed());
        assertTrue(assertThrows(InvalidInput.class, () -> PlainText.bytes("a\ud800"))
                .isMalformed());
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertEquals("{}", PlainText.of("\uFEFF{}".getBytes(UTF_8)));
    }
}
