package dev.makegood.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.storage.StorageJson;
import java.time.Instant;
import java.time.ZoneOffset;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies the form that sentences have in rows. */
class SentenceTest {
    private static final Money FIVE = Money.ofMinor(CurrencyUnit.of("CNY"), 500);

    @Test
    void aRowKeepsThePhraseAndItsValues() {
        var step = Sentence.of("step.rate")
                .decimal("exact", "7.5")
                .percent("rate", 500)
                .amount("base", FIVE)
                .with("part", Sentence.of("scope.order"));
        var stored = StorageJson.tree(step);
        assertEquals(
                "[\"step.rate\",{\"base\":{\"CNY\":500},\"exact\":{\"n\":\"7.5\"},\"part\":[\"scope.order\"],\"rate\":500}]",
                stored.toString());
        Sentence read = StorageJson.read(stored, Sentence.class);
        assertEquals(step, read);
        assertEquals("5 % of what was paid, 5.00 CNY: 7.5", Texts.en(read));
        assertEquals("5\u00a0% des bezahlten Betrags, 5,00 CNY: 7,5", read.in(Language.of("de")));
    }

    @Test
    void aVariantIsKeptWithAndWithoutValues() {
        for (Sentence unit : new Sentence[] {
            Sentence.of("rounding.whole", "CNY"),
            Sentence.of("rounding.decimals", "KWD").with("decimals", 3)
        }) {
            Sentence read = StorageJson.read(StorageJson.tree(unit), Sentence.class);
            assertEquals(unit, read);
            assertEquals(Texts.zhCN(unit), Texts.zhCN(read));
        }
    }

    @Test
    void aTimeCannotBeKept() {
        var until = Sentence.of("option.negotiate").time("until", Instant.EPOCH, ZoneOffset.UTC);
        var refused = assertThrows(IllegalArgumentException.class, () -> StorageJson.tree(until));
        assertTrue(refused.getMessage().contains("a row cannot keep a sentence with Time"), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1]",
                "[\"a\",{},\"b\",\"c\"]",
                "[\"a\",{\"x\":true}]",
                "[\"a\",{\"x\":{}}]",
                "[\"a\",{\"x\":{\"n\":7.5}}]"
            })
    void whatIsNoSentenceIsRefused(String json) {
        assertThrows(JsonMappingException.class, () -> new ObjectMapper().readValue(json, Sentence.class));
    }
}
