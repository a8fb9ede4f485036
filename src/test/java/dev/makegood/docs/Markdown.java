package dev.makegood.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the parts of a page that tests compare: its tables, its links and the anchors of its headings. */
record Markdown(Path file, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]\\[]+]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Holds one row of a table, and the heading that it is below. */
    record TableRow(String heading, List<String> cells) {
        /** Returns the texts that stand as code in a cell. */
        List<String> code(int cell) {
            return Markdown.code(cells.get(cell));
        }
    }

    static Markdown of(Path file) {
        try {
            return new Markdown(file, Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns all pages for readers: the README, its neighbours and the folder {@code docs}. */
    static List<Markdown> all() {
        return Stream.of(Path.of("."), Path.of("docs"), Path.of("docs/adr"))
                .flatMap(Markdown::pages)
                .map(Markdown::of)
                .toList();
    }

    static List<String> code(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Returns the rows of all tables, without their headers. */
    List<TableRow> tables() {
        var rows = new ArrayList<TableRow>();
        String heading = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            }
            boolean header = i + 1 < lines.size() && lines.get(i + 1).startsWith("|--");
            if (line.startsWith("| ") && !header) {
                rows.add(new TableRow(heading, cells(line)));
            }
        }
        return rows;
    }

    /** Returns the targets of links, outside of code blocks. */
    List<String> links() {
        return prose().flatMap(line -> LINK.matcher(CODE.matcher(line).replaceAll("code"))
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .toList();
    }

    /** Returns the anchors of the headings, as GitHub makes them. */
    Set<String> anchors() {
        var anchors = new HashSet<String>();
        prose().filter(line -> line.startsWith("#")).forEach(line -> {
            String text = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
            anchors.add(text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
        });
        return anchors;
    }

    private Stream<String> prose() {
        boolean[] inBlock = {false};
        return lines.stream().filter(line -> {
            if (line.startsWith("```")) {
                inBlock[0] = !inBlock[0];
                return false;
            }
            return !inBlock[0];
        });
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        return Stream.of(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }

    private static Stream<Path> pages(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
