package dev.makegood.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that a browser may run nothing in a page but the console's own files. */
class PagesPolicyTest {
    private static final Path PAGES = Path.of("src/main/web");
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(one -> one.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void thePolicyAllowsEachPagesImportMapAndNoOtherScriptInAPage() throws Exception {
        String template = Files.readString(Path.of("template.yaml"));
        assertEquals(3, files(".html").size());
        for (Path page : files(".html")) {
            Matcher inline = INLINE.matcher(Files.readString(page));
            assertTrue(inline.find(), page + " has no import map");
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(StandardCharsets.UTF_8));
            String hash = Base64.getEncoder().encodeToString(digest);
            assertTrue(template.contains("script-src 'self' 'sha256-" + hash + "';"), page + " needs sha256-" + hash);
            assertFalse(inline.find(), page + " has a second script in itself");
        }
    }

    @Test
    void noPageMakesMarkupOfTexts() throws IOException {
        for (Path script : files(".js")) {
            String text = Files.readString(script);
            for (String way : List.of(
                    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function")) {
                assertFalse(text.contains(way), script + " uses " + way);
            }
            assertFalse(text.matches("(?s).*<[^>]*\\son[a-z]+=.*"), script + " has a handler in markup");
        }
    }
}
