package dev.makegood.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

/** Checks the words of the console's pages: both languages say the same things, and say what the pages ask for. */
class PagesWordsTest {
    private static final Path PAGES = Path.of("src/main/web");

    /** A call such as {@code t('cases.title')}; a name that the page puts together has its fixed beginning. */
    private static final Pattern PHRASE = Pattern.compile("\\bt\\([^'`)]*['`]([a-z]\\w*(?:\\.[\\w${.}-]+)+)['`]");

    private static final Pattern KIND = Pattern.compile("\\btOf\\('(\\w+)'");
    private static final Pattern DETAIL = Pattern.compile("\\{\\w+}");
    private final Properties english = words("en");
    private final Properties chinese = words("zh-CN");

    private static Properties words(String language) {
        var words = new Properties();
        try (var in = Files.newBufferedReader(PAGES.resolve("words/" + language + ".properties"))) {
            words.load(in);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
        return words;
    }

    private static String scripts() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            var all = new StringBuilder();
            for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        }
    }

    @Test
    void bothLanguagesHaveTheSamePhrasesWithTheSameDetails() {
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
        for (String name : english.stringPropertyNames()) {
            assertEquals(details(english, name), details(chinese, name), name);
            assertFalse(english.getProperty(name).isBlank(), name);
            assertFalse(chinese.getProperty(name).isBlank(), name);
        }
    }

    private static Set<String> details(Properties words, String name) {
        return DETAIL.matcher(words.getProperty(name))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void chineseHasChinesePunctuation() {
        Pattern half = Pattern.compile("[\\u4e00-\\u9fff][,;:?!]|[,;:?!][\\u4e00-\\u9fff]");
        for (String name : chinese.stringPropertyNames()) {
            assertFalse(half.matcher(chinese.getProperty(name)).find(), name);
        }
    }

    @Test
    void everyPhraseThatAPageNamesIsThere() throws IOException {
        Set<String> names = english.stringPropertyNames();
        for (String asked :
                PHRASE.matcher(scripts()).results().map(one -> one.group(1)).toList()) {
            String begin = asked.contains("$") ? asked.substring(0, asked.indexOf('$')) : asked;
            boolean there = asked.contains("$")
                    ? names.stream().anyMatch(name -> name.startsWith(begin))
                    : names.contains(asked);
            assertTrue(there, asked);
        }
    }

    @Test
    void everyPhraseIsUsed() throws IOException {
        String scripts = scripts();
        Set<String> kinds =
                KIND.matcher(scripts).results().map(one -> one.group(1)).collect(Collectors.toSet());
        kinds.addAll(Set.of("refundState", "compensationState")); // State takes the kind as a property
        Set<String> begins = PHRASE.matcher(scripts)
                .results()
                .map(one -> one.group(1))
                .filter(asked -> asked.contains("$"))
                .map(asked -> asked.substring(0, asked.indexOf('$')))
                .collect(Collectors.toSet());
        for (String name : english.stringPropertyNames()) {
            boolean used = scripts.contains("'" + name + "'")
                    || kinds.contains(name.substring(0, name.indexOf('.')))
                    || begins.stream().anyMatch(name::startsWith);
            assertTrue(used, name + " is in the words of the pages, but no page says it");
        }
    }
}
