package dev.makegood.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies that a reader who follows the links from the README arrives. */
class LinksTest {
    private static final int MOST_LINES = 120;

    @Test
    void everyRelativeLinkResolves() {
        List<String> broken = Markdown.all().stream()
                .flatMap(page -> page.links().stream()
                        .filter(link -> !link.contains("://") && !resolves(page, link))
                        .map(link -> page.file() + ": " + link))
                .toList();
        assertEquals(List.of(), broken);
    }

    @Test
    void everyPageIsReachedFromTheReadmeOrTheIndexOfDecisions() {
        List<Path> linked = List.of(Path.of("README.md"), Path.of("docs/adr/README.md")).stream()
                .map(Markdown::of)
                .flatMap(page -> page.links().stream().map(link -> target(page, link)))
                .toList();
        List<Path> lost = Markdown.all().stream()
                .map(page -> page.file().normalize())
                .filter(file -> !linked.contains(file) && !file.equals(Path.of("README.md")))
                .toList();
        assertEquals(List.of(), lost);
    }

    @Test
    void theReadmeIsShort() {
        int lines = Markdown.of(Path.of("README.md")).lines().size();
        assertTrue(lines <= MOST_LINES, () -> lines + " lines");
    }

    private static boolean resolves(Markdown page, String link) {
        Path target = target(page, link);
        int anchor = link.indexOf('#');
        return Files.exists(target)
                && (anchor < 0 || Markdown.of(target).anchors().contains(link.substring(anchor + 1)));
    }

    private static Path target(Markdown page, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }
}
