package dev.makegood.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the results of a run, as JSON for machines and as a text for people. */
final class Certificate {
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final Tally tally;

    Certificate(Tally tally, long seed, Duration took) throws IOException {
        this.tally = tally;
        content.put("commit", commit());
        content.put("violated", tally.violated);
        content.put("seed", seed);
        content.put("seconds", took.toSeconds());
        content.put("faultPlacements", tally.placed);
        content.put("faultPlacementsPossible", tally.placements);
        content.put("faultPlacementsByKindAndPlace", tally.inFlows);
        content.put("callsByFlow", tally.flows);
        content.put("histories", tally.histories);
        content.put("historiesOnDynamoDbLocalToo", tally.onDynamo);
        content.put("historySeeds", tally.histories == 0 ? "none" : tally.firstSeed + " to " + tally.lastSeed);
        content.put("callsInHistories", tally.calls);
        content.put("callsPerHistory", tally.calls / Math.max(1, tally.histories));
        content.put("historiesOnUncutClocks", tally.onUncutClocks);
        content.put("historiesOnCutClocks", tally.histories - tally.onUncutClocks);
        content.put("policyVersionsInHistories", tally.policies.size());
        content.put("faultsInHistoriesByKindAndPlace", tally.inHistories);
        content.put("invariants", Invariants.ALL);
        content.put("replay", "scripts/prove --replay SEED, or scripts/prove --replay \"FLOW#CALL#FAULT\"");
        content.put("violations", tally.violations);
    }

    /** Adds a plus if there are uncommitted changes. */
    private static String commit() throws IOException {
        return output("git", "rev-parse", "HEAD")
                + (output("git", "status", "--porcelain", "-uno").isEmpty() ? "" : "+");
    }

    private static String output(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(directory.resolve("certificate.json").toFile(), content);
        Files.writeString(directory.resolve("certificate.txt"), text());
    }

    String text() {
        var text = new StringBuilder();
        text.append("Commit %s, seed %s, %s s%n"
                .formatted(content.get("commit"), content.get("seed"), content.get("seconds")));
        text.append("%,d of %,d fault placements in %d flows%n"
                .formatted(tally.placed, tally.placements, tally.flows.size()));
        text.append("%,d histories (seeds %s), %,d remote calls, %,d of which went wrong%n"
                .formatted(
                        tally.histories,
                        content.get("historySeeds"),
                        tally.calls,
                        tally.inHistories.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()));
        text.append("%,d calls a history, %,d different policy versions, %,d on uncut clocks and %,d on cut ones%n"
                .formatted(
                        tally.calls / Math.max(1, tally.histories),
                        tally.policies.size(),
                        tally.onUncutClocks,
                        tally.histories - tally.onUncutClocks));
        text.append("%d of these histories on DynamoDB Local too, to the same rows%n".formatted(tally.onDynamo));
        Invariants.ALL.forEach(invariant -> text.append("- ").append(invariant).append('\n'));
        text.append(tally.violated == 0 ? "Nothing was violated.\n" : tally.violated + " VIOLATED:\n");
        for (Tally.Violation violation : tally.violations) {
            text.append(violation.replay()).append('\n');
            violation
                    .violations()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        return text.toString();
    }
}
