package dev.makegood.local.whatif;

import dev.makegood.local.command.Arguments;
import dev.makegood.local.command.VersionFile;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Packs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
          --base FILE    the version that generated cases were assessed under (default: the newest pack of the
                         same platform, violation and currency)
          --check N      runs about N of the generated cases for real, before and after, and compares every amount
          --measure      compares the speed of the replay with that of the bare assessments
          --chart FILE   where the chart goes (default target/what-if.svg)
        """;

    private static final Set<String> WITH_VALUE = Set.of("--generate", "--seed", "--base", "--check", "--chart");

    static Options read(String... arguments) throws IOException {
        var given = Arguments.read(WITH_VALUE, Set.of("--measure"), arguments);
        boolean generates = given.value("--generate").isPresent();
        if (given.files().size() != (generates ? 1 : 2)) {
            throw new IllegalArgumentException("It takes DRAFT.yaml, and CASES.jsonl or --generate N.");
        }
        if (!generates
                && (given.value("--check").isPresent() || given.value("--base").isPresent())) {
            throw new IllegalArgumentException("--base and --check are for generated cases.");
        }
        return new Options(
                VersionFile.read(given.files().getFirst()),
                generates ? Optional.empty() : Optional.of(given.files().getLast()),
                whole(given, "--generate", "1"),
                whole(given, "--seed", "1"),
                given.path("--base"),
                whole(given, "--check", "0"),
                given.flags().contains("--measure"),
                given.path("--chart").orElse(Path.of("target/what-if.svg")));
    }

    /** Returns the version that assessed the generated cases. */
    PolicyVersion baseVersion() throws IOException {
        PolicyVersion found = base.isPresent()
                ? VersionFile.read(base.get())
                : Packs.all().stream()
                        .filter(pack -> pack.domain().equals(draft.domain()))
                        .max(Comparator.comparing(PolicyVersion::number))
                        .orElseThrow(() -> new IllegalArgumentException("No pack is for " + draft.domain()
                                + ": say with --base what cases were assessed under"));
        if (found.violation() != draft.violation() || !found.currency().equals(draft.currency())) {
            throw new IllegalArgumentException(found.ref() + " is for " + found.domain());
        }
        for (PolicyVersion version : List.of(found, draft)) {
            if (version.compensation().merchantRate().isPresent()) {
                throw new IllegalArgumentException(version.ref()
                        + " depends on the rates of merchants, which generated cases do not have: give it CASES.jsonl");
            }
        }
        return found;
    }

    private static int whole(Arguments given, String name, String otherwise) {
        String text = given.value(name).orElse(otherwise);
        if (!text.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException(name + " takes a whole number, not " + text);
        }
        return Integer.parseInt(text);
    }
}
