package dev.makegood.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies how much titles have in common. */
class TitlesTest {
    @ParameterizedTest
    @CsvSource({
        "Green tea 250 g, Green tea 250 g, 100",
        "Green tea 250 g, GREEN-TEA 250g, 100",
        "Green tea 250 g, Green tea 500 g, 81",
        "Green tea 250 g, Red wine 750 ml, 18",
        "西湖龙井绿茶250克, 西湖龙井绿茶500克, 77",
        "西湖龙井绿茶250克, 景德镇陶瓷茶杯一只, 0",
        "ＡＢ, ab, 100",
        "a, a, 100",
        "a, b, 0",
        "!!, ??, 0"
    })
    void titlesAreComparedByPairsOfLetters(String one, String other, int percent) {
        assertEquals(percent, Titles.similarPercent(one, other));
        assertEquals(percent, Titles.similarPercent(other, one));
    }

    @ParameterizedTest
    @CsvSource({"aa, aaaa, 50", "aaaa, aa, 50"})
    void aPairThatComesOftenerCountsAsOftenAsInBoth(String one, String other, int percent) {
        assertEquals(percent, Titles.similarPercent(one, other));
    }
}
