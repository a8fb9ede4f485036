package dev.makegood.local.whatif;

import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import dev.makegood.input.YamlText;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Packs;
import dev.makegood.policy.publication.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the arguments of {@code scripts/what-if}. */
record Options(
        PolicyVersion draft,
        Optional<Path> cases,
        int generate,
        long seed,
        Optional<Path> base,
        int check,
        boolean measure,
        Path chart) {
    static final String USAGE = """
        scripts/what-if DRAFT.yaml CASES.jsonl
        scripts/what-if DRAFT.yaml --generate N [--seed S] [--base BASE.yaml] [--check N] [--measure]

          DRAFT.yaml     the policy version to try, as it would be published
          CASES.jsonl    past cases, one a line, as the HTTP API answers them
          --generate N   makes up N past cases instead
          --seed S       others with another seed (default 1)
          --base FILE    the version that generated cases were assessed under (default: the pack of the same
                         platform, violation and currency)
          --check N      runs about N of the generated cases for real, before and after, and compares every amount
          --measure      compares the speed of the replay with that of the bare assessments
          --chart FILE   where the chart goes (default target/what-if.svg)
        """;

    private static final Instant PUBLISHED = Instant.parse("2000-01-01T00:00:00Z");
    private static final Set<String> WITH_VALUE = Set.of("--generate", "--seed", "--base", "--check", "--chart");

    static Options read(String... arguments) throws IOException {
        var files = new ArrayList<Path>();
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (WITH_VALUE.contains(arguments[i]) && i + 1 < arguments.length) {
                given.put(arguments[i], arguments[++i]);
            } else if (arguments[i].equals("--measure")) {
                given.put(arguments[i], "");
            } else if (arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("Unknown argument, or one without its value: " + arguments[i]);
            } else {
                files.add(Path.of(arguments[i]));
            }
        }
        boolean generates = given.containsKey("--generate");
        if (files.size() != (generates ? 1 : 2)) {
            throw new IllegalArgumentException("It takes DRAFT.yaml, and CASES.jsonl or --generate N.");
        }
        if (!generates && (given.containsKey("--check") || given.containsKey("--base"))) {
            throw new IllegalArgumentException("--base and --check are for generated cases.");
        }
        return new Options(
                version(files.getFirst()),
                generates ? Optional.empty() : Optional.of(files.getLast()),
                whole(given, "--generate", "1"),
                whole(given, "--seed", "1"),
                Optional.ofNullable(given.get("--base")).map(Path::of),
                whole(given, "--check", "0"),
                given.containsKey("--measure"),
                Path.of(given.getOrDefault("--chart", "target/what-if.svg")));
    }

    /** Returns the version that assessed the generated cases. */
    PolicyVersion baseVersion() throws IOException {
        PolicyVersion found = base.isPresent()
                ? version(base.get())
                : Packs.all().stream()
                        .filter(pack -> pack.domain().equals(draft.domain()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No pack is for " + draft.domain()
                                + ": say with --base what cases were assessed under"));
        if (found.violation() != draft.violation() || !found.currency().equals(draft.currency())) {
            throw new IllegalArgumentException(found.ref() + " is for " + found.domain());
        }
        return found;
    }

    private static PolicyVersion version(Path file) throws IOException {
        try {
            return YamlText.read(PlainText.of(Files.readAllBytes(file)), in -> PolicyDocument.read(in, PUBLISHED));
        } catch (InvalidInput refused) {
            throw new IllegalArgumentException(file + ": " + refused.getMessage(), refused);
        }
    }

    private static int whole(Map<String, String> given, String name, String otherwise) {
        String text = given.getOrDefault(name, otherwise);
        if (!text.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(name + " takes a whole number, not " + text);
        }
        return Integer.parseInt(text);
    }
}
