package dev.makegood.local.fines;

import dev.makegood.local.command.Arguments;
import dev.makegood.local.command.VersionFile;
import dev.makegood.local.imports.NamedMap;
import dev.makegood.mapping.ReportMap;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Packs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> WITH_VALUE =
            Set.of("--map", "--policy", "--orders", "--orders-map", "--csv", "--appeals");

    static Options read(String... arguments) throws IOException {
        var given = Arguments.read(WITH_VALUE, Set.of(), arguments);
        Path bill = given.file("BILL");
        String map = given.value("--map").orElseThrow(() -> new IllegalArgumentException("--map is missing"));
        var versions = new ArrayList<>(Packs.all());
        for (String file : given.all("--policy")) {
            versions.add(VersionFile.read(Path.of(file)));
        }
        return new Options(
                bill,
                NamedMap.of(map),
                distinct(versions),
                given.path("--orders"),
                NamedMap.of(given.value("--orders-map").orElse("orders")),
                given.path("--csv"),
                given.path("--appeals"));
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
}
