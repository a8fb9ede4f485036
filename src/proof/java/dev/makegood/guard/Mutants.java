package dev.makegood.guard;

import dev.makegood.mutant.Mutant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Creates one mutant for each check of the caller. Most checks are found by their form, so that a new one has its
 * mutant at once: a route's set of roles, and a method call on the caller. The others are in {@code mutants.txt}.
 */
final class Mutants {
    private static final Path LISTED = Path.of("src/proof/mutants.txt");

    /** The sources with checks of callers. */
    private static final Path FUNCTIONS = Mutant.SOURCES.resolve("dev/makegood/functions");

    private static final String EVERY_ROLE = "Set.of(dev.makegood.functions.http.Role.values())";
    private static final Pattern ROLES =
            Pattern.compile("Set\\.of\\((?:(?:Role\\.)?(?:PLATFORM|OPERATOR|MERCHANT|BUYER)(?:, )?){1,3}\\)");
    private static final String QUESTION = "(?:seesMerchant|seesBuyer|actsForMerchant|isMerchant|isBuyer|seesAll)";
    private static final Pattern ASKED =
            Pattern.compile("(?:request\\.caller\\(\\)|caller)\\s*\\." + QUESTION + "\\(((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern HANDED_ON = Pattern.compile("(?:request\\.caller\\(\\)|caller)::" + QUESTION);

    private Mutants() {}

    static List<Mutant> all() {
        var mutants = new ArrayList<Mutant>();
        try (var files = Files.walk(FUNCTIONS)) {
            for (Path path : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String file = Mutant.SOURCES.relativize(path).toString();
                String source = Files.readString(path);
                find(ROLES, file, source, EVERY_ROLE, mutants);
                find(ASKED, file, source, "true", mutants);
                find(HANDED_ON, file, source, "_ -> true", mutants);
            }
            mutants.addAll(listed());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return mutants;
    }

    private static void find(Pattern check, String file, String source, String after, List<Mutant> mutants) {
        var found = check.matcher(source);
        while (found.find()) {
            mutants.add(Mutant.at(file, source, found.start(), found.end(), after));
        }
    }

    /** Reads lines {@code file | check | replacement}. A check that does not occur exactly once is an error. */
    private static List<Mutant> listed() throws IOException {
        var mutants = new ArrayList<Mutant>();
        for (String line : Files.readAllLines(LISTED)) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            String[] parts = line.split(" \\| ");
            mutants.add(Mutant.once("dev/makegood/" + parts[0], parts[1], parts[2]));
        }
        return mutants;
    }
}
