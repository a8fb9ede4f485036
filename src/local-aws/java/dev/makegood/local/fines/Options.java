package dev.makegood.local.fines;

import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import dev.makegood.input.YamlText;
import dev.makegood.local.imports.NamedMap;
import dev.makegood.mapping.ReportMap;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Packs;
import dev.makegood.policy.publication.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Holds the arguments of {@code scripts/audit-fines}.
 *
 * @param versions the packs, and the versions of files
 * @param orders a list of the merchant's orders, and its map
 */
record Options(
        Path bill,
        ReportMap map,
        List<PolicyVersion> versions,
        Optional<Path> orders,
        ReportMap ordersMap,
        Optional<Path> csv,
        Optional<Path> appeals) {
    static final String USAGE = """
        scripts/audit-fines BILL --map MAP [--policy VERSION.yaml]... [--orders FILE [--orders-map MAP]]
                            [--csv FILE] [--appeals FILE]

          BILL          the deductions: CSV with a header, or one JSON object a line, in UTF-8 or GBK
          --map MAP     how to read it: fines, tmall-fines, or a file of your own
          --policy F    a version of a policy beside the packs, as it was published; may be given several times
          --orders F    the merchant's orders: a deduction for another one is wrong
          --orders-map  how to read them (default orders)
          --csv F       writes what was found about each deduction
          --appeals F   writes a draft of an appeal for each deduction that took too much
        """;

    private static final Set<String> WITH_VALUE = Set.of("--map", "--orders", "--orders-map", "--csv", "--appeals");

    /** A version of a file may have been published at any time; only when it took effect counts. */
    private static final Instant PUBLISHED = Instant.parse("2000-01-01T00:00:00Z");

    static Options read(String... arguments) throws IOException {
        var files = new ArrayList<Path>();
        var versions = new ArrayList<>(Packs.all());
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean hasValue = i + 1 < arguments.length;
            if (arguments[i].equals("--policy") && hasValue) {
                versions.add(version(Path.of(arguments[++i])));
            } else if (WITH_VALUE.contains(arguments[i]) && hasValue) {
                given.put(arguments[i], arguments[++i]);
            } else if (arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("Unknown argument, or one without its value: " + arguments[i]);
            } else {
                files.add(Path.of(arguments[i]));
            }
        }
        if (files.size() != 1 || !given.containsKey("--map")) {
            throw new IllegalArgumentException("It takes one BILL, and --map.");
        }
        Function<String, Optional<Path>> path =
                name -> Optional.ofNullable(given.get(name)).map(Path::of);
        return new Options(
                files.getFirst(),
                NamedMap.of(given.get("--map")),
                distinct(versions),
                path.apply("--orders"),
                NamedMap.of(given.getOrDefault("--orders-map", "orders")),
                path.apply("--csv"),
                path.apply("--appeals"));
    }

    /** Refuses two versions that cannot both have been published. */
    private static List<PolicyVersion> distinct(List<PolicyVersion> versions) {
        for (PolicyVersion one : versions) {
            for (PolicyVersion other : versions) {
                if (one != other
                        && one.domain().equals(other.domain())
                        && !one.policyId().equals(other.policyId())) {
                    throw new IllegalArgumentException("there are two policies for " + one.domain() + ": "
                            + one.policyId() + " and " + other.policyId());
                }
                if (one != other && one.ref().equals(other.ref())) {
                    throw new IllegalArgumentException(
                            one.ref() + " is there twice: a version of a file needs a number of its own");
                }
            }
        }
        return List.copyOf(versions);
    }

    private static PolicyVersion version(Path file) throws IOException {
        try {
            return YamlText.read(PlainText.of(Files.readAllBytes(file)), in -> PolicyDocument.read(in, PUBLISHED));
        } catch (InvalidInput refused) {
            throw new IllegalArgumentException(file + ": " + refused.getMessage(), refused);
        }
    }
}
