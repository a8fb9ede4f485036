package dev.makegood.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that the classes that pages for developers name exist, or are resources of the template or schemas of the API. */
class DocumentedNamesTest {
    /** A class, perhaps with a member: {@code RefundState.Claimed}. */
    private static final Pattern NAME = Pattern.compile("[A-Z][a-z]+[A-Za-z]*(\\.[A-Za-z]+)*");

    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

    private static final Set<String> DECLARED = Sources.ALL.values().stream()
            .flatMap(source -> DECLARATION.matcher(source).results().map(found -> found.group(1)))
            .collect(Collectors.toSet());

    @ParameterizedTest
    @ValueSource(strings = {"architecture", "walkthrough", "extending", "data-model"})
    void everyClassThatIsNamedExists(String page) throws IOException {
        String template = Files.readString(Path.of("template.yaml"));
        String api = Files.readString(Path.of("infra/openapi.yaml"));
        List<String> unknown = Markdown.of(Path.of("docs", page + ".md")).lines().stream()
                .flatMap(line -> Markdown.code(line).stream())
                .filter(code -> NAME.matcher(code).matches())
                .flatMap(code -> Pattern.compile("\\.")
                        .splitAsStream(code)
                        .filter(part -> Character.isUpperCase(part.charAt(0))))
                .distinct()
                .filter(name -> !DECLARED.contains(name)
                        && !template.contains("\n  " + name + ":")
                        && !api.contains("\n    " + name + ":"))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyTestThatIsNamedForAPromiseExists() {
        List<String> unknown = Markdown.of(Path.of("docs/kinds.md")).lines().stream()
                .flatMap(line -> Markdown.code(line).stream())
                .filter(code -> code.matches("[A-Z][A-Za-z]+(Test|Contract)(#\\w+)?"))
                .filter(code -> !DECLARED.contains(code.replaceFirst("#.*", "")) || !hasItsMethod(code))
                .toList();
        assertEquals(List.of(), unknown);
    }

    /** A test that runs by the name of its file has its methods there; others inherit them. */
    private static boolean hasItsMethod(String code) {
        String[] parts = code.split("#");
        return parts.length < 2 || Sources.ALL.getOrDefault(parts[0], parts[1]).contains(parts[1]);
    }
}
