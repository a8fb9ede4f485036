package dev.makegood.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes all mutants of the money code by the operators, and lists those that may survive, each with the reason. */
final class Mutants {
    /** The folders of the code that moves money or says how much. */
    static final List<String> MONEY = List.of(
            "policy",
            "promise",
            "stockout",
            "refund",
            "coupon",
            "account",
            "reconciliation",
            "cancellation",
            "servicedesk/ticket",
            "servicedesk/claim",
            "servicedesk/appeal",
            "choice");

    /** Format amounts as text, which the tests of texts cover. */
    private static final List<String> WORDS = List.of("Notices.java", "Arithmetic.java", "Notice.java");

    private static final Path EXPLAINED = Path.of("src/proof/survivors.txt");

    private Mutants() {}

    /**
     * Returns the mutants in an order that the seed says.
     *
     * @param only part of the path of the files that are wanted; empty for all
     */
    static List<Operators.Made> shuffled(long seed, String only) {
        var all = new ArrayList<Operators.Made>();
        for (String area : MONEY) {
            files(area).stream().filter(file -> file.contains(only)).forEach(file -> all.addAll(Operators.of(file)));
        }
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static List<String> files(String area) {
        try (var files = Files.walk(Mutant.SOURCES.resolve("dev/makegood").resolve(area))) {
            return files.map(Mutant.SOURCES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java") && WORDS.stream().noneMatch(file::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads lines {@code file | original -> replacement | why nobody can notice}. */
    static Map<String, String> explained() {
        try {
            var reasons = new TreeMap<String, String>();
            for (String line : Files.readAllLines(EXPLAINED)) {
                String[] parts = line.split(" \\| ", 3);
                if (parts.length == 3 && !line.startsWith("--")) {
                    reasons.put(parts[0] + " | " + parts[1], parts[2]);
                }
            }
            return reasons;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the folder of {@link #MONEY} that a mutant is in. */
    static String area(Mutant mutant) {
        String file = mutant.file().substring("dev/makegood/".length());
        return MONEY.stream()
                .filter(area -> file.startsWith(area + "/"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a mutant's name in that list, without its line, which may move. */
    static String name(Mutant mutant) {
        return mutant.file().substring("dev/makegood/".length()) + " | "
                + mutant.before().replaceAll("\\s+", " ") + " -> "
                + mutant.after().replaceAll("\\s+", " ");
    }
}
