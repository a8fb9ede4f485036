package dev.makegood.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A/B",
                "SKU 12",
                "M&L",
                "茶叶-250",
                "li.wei+shop@example.com",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "#1001",
                "113-1234567-1234567",
                "Größe 42 (rot), L'Oréal",
                "قميص",
                "हिन्दी",
                "T恤 50支*2",
                "10～20cm【新】",
                "½″",
                "🀄",
                "a/../b",
                "/",
                "...",
                "=1+1",
                "-"
            })
    void idsAreAsShopsHaveThem(String id) {
        assertEquals(id, Ids.check("x", id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "\u00a0a",
                "a\u3000b",
                ".",
                "..",
                "a~b",
                "50%",
                "A%2FB",
                "<b>",
                "a\"b",
                "a\\b",
                "a`b",
                "${a}",
                "a^b",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u200bb",
                "a\u200db",
                "a\u202eb",
                "a\ufeffb",
                "a\ufffdb",
                "a\u00adb",
                "a\ufe0fb",
                "a\u3164b",
                "a\u2800b",
                "a\udb40\udc41b",
                "a\ue000b",
                "a\uffffb",
                "a\ud800",
                "\u0301a",
            })
    void whatHidesOrSeparatesIsRefusedByItsField(String id) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> Ids.check("lines/0/sku", id));
        assertEquals("lines/0/sku", refused.field());
        assertFalse(refused.isMalformed());
    }

    @ParameterizedTest
    @CsvSource({"e\u0301, \u00e9", "\u212b, \u00c5", "\u1100\u1161, \uac00", "\uf900, \u8c48"})
    void oneSpellingOfWhatLooksTheSameIsAnId(String other, String composed) {
        assertFalse(Ids.isId(other));
        assertTrue(Ids.isId(composed));
    }

    @Test
    void lengthsAreInCharactersAndInBytes() {
        assertTrue(Ids.isId("x".repeat(128)));
        assertFalse(Ids.isId("x".repeat(129)));
        assertTrue(Ids.isId("茶".repeat(85)));
        assertFalse(Ids.isId("茶".repeat(86)));
        assertTrue(Ids.isId("🀄".repeat(64)));
        assertFalse(Ids.isId("🀄".repeat(65)));
        assertFalse(Ids.isId("x".repeat(1_000_000)));
    }

    @Test
    void whatIsWrongIsSaid() {
        assertEquals(
                "x must be an id without U+007E: an id may contain letters, digits, spaces and these ASCII signs:"
                        + " !#$&'()*+,-./:;=?@[]_|",
                assertThrows(InvalidInput.class, () -> Ids.check("x", "a~b")).getMessage());
    }
}
