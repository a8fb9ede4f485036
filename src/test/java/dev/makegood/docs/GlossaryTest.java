package dev.makegood.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Verifies that the glossary's words are those of the API. */
class GlossaryTest {
    private static final int API = 2;

    @Test
    void everyApiWordStandsInTheDocument() throws IOException {
        String document = Files.readString(Path.of("infra/openapi.yaml"));
        List<String> words = Markdown.of(Path.of("docs/glossary.md")).tables().stream()
                .flatMap(row -> row.code(API).stream())
                .toList();
        assertFalse(words.isEmpty());
        assertEquals(
                List.of(),
                words.stream().filter(word -> !stands(word, document)).toList());
    }

    private static boolean stands(String word, String document) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(document)
                .find();
    }
}
