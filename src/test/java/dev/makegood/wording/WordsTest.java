package dev.makegood.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that each language says the same phrases with the same placeholders. */
class WordsTest {
    private static final Properties ENGLISH = words("en");

    /** A language may have its own phrase for one currency or zone, and names the language that it falls back to. */
    private static final Pattern OF_ITS_OWN = Pattern.compile(".*\\.[A-Z]{3}|zone\\..*|fallback");

    /** "Minor unit" is a name in English, and a number of decimals in Chinese for all currencies but its own. */
    private static final Set<String> FREE = Set.of("rounding.decimals");

    static Stream<String> languages() {
        return Stream.of("zh-CN", "en-US", "es", "de", "en-GB");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aFileHasEachPhraseOrNamesTheLanguageThatHasIt(String tag) {
        Set<String> names = names(words(tag));
        if (words(tag).getProperty("fallback", "").isEmpty()) {
            assertEquals(names(ENGLISH), names);
        }
        assertTrue(names(ENGLISH).containsAll(names), tag + " has a phrase that nobody says");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void eachPhraseHasTheSamePlaceholders(String tag) {
        Properties words = words(tag);
        for (String name : names(words)) {
            if (!FREE.contains(name)) {
                assertEquals(placeholders(ENGLISH, name), placeholders(words, name), name);
            }
        }
    }

    @Test
    void whatALanguageLacksIsSaidAsInTheOneThatItFallsBackTo() {
        assertEquals("granted", Language.of("es").phrase("ruling.granted").substring(0, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US", "es", "de", "en-GB"})
    void nothingIsSaidInChineseElsewhere(String tag) {
        Language language = Language.of(tag);
        for (String name : language.names()) {
            assertFalse(language.phrase(name).codePoints().anyMatch(Character::isIdeographic), name);
        }
    }

    @Test
    void theCodeHasNoWordsAndNoZoneOfACountry() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String code = Files.readString(file);
                assertFalse(
                        code.codePoints().anyMatch(Character::isIdeographic) || code.contains("Asia/"), file::toString);
            }
        }
    }

    private static Set<String> names(Properties words) {
        return words.stringPropertyNames().stream()
                .filter(name -> !OF_ITS_OWN.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(Properties words, String name) {
        return Pattern.compile("\\{\\w+}")
                .matcher(words.getProperty(name))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties words(String tag) {
        try (var stream = WordsTest.class.getResourceAsStream("/words/" + tag + ".properties")) {
            var words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
