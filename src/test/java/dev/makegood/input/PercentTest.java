package dev.makegood.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().filter(text -> PlainText.isPlain(text));
    }

    @Property
    void whatIsEncodedIsDecoded(@ForAll("texts") String text) {
        assertEquals(Optional.of(text), Percent.decode(Percent.encode(text)));
        assertEquals(Optional.of(text), Percent.decode(Percent.encode(text, character -> character != '%')));
    }

    @Test
    void onlyWhatUrlsNeverNeedEncodedIsNot() {
        assertEquals("a~b%3Ac%20d.e_f-g%2Ah%2F%25%E8%8C%B6", Percent.encode("a~b:c d.e_f-g*h/%茶"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%2", "%2g", "%%41", "%ff", "%E8%8C", "%ED%A0%80", "\ud800%41", "% 41", "%+1"})
    void whatIsNoEncodingIsNothing(String text) {
        assertEquals(Optional.empty(), Percent.decode(text));
    }

    @Test
    void aPlusIsAPlus() {
        assertEquals(Optional.of("a+b c"), Percent.decode("a+b%20c"));
    }
}
