package dev.makegood.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.storage.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the files of an export in a folder, in the layout of DynamoDB's export to S3: of each table the latest full
 * export, and the incremental exports since.
 *
 * @param asOf the instant of which all tables are
 */
record ExportFolder(Map<Table, TableFiles> tables, Instant asOf) {
    /** The tables that the audit reads. */
    static final Set<Table> AUDITED =
            Set.of(Table.ORDERS, Table.STOCK, Table.CASES, Table.COUPONS, Table.ACCOUNTS, Table.LEDGER, Table.POLICIES);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "AWSDynamoDB";
    private static final String SUMMARY = "manifest-summary.json";

    /**
     * Holds the data files of one table.
     *
     * @param fullAt when the full export was made; changes before it are in it already
     */
    record TableFiles(List<Path> full, Instant fullAt, List<Path> changes) {}

    /** Holds one export of one table: of all rows at {@code to}, or of the changes from {@code from} to {@code to}. */
    private record One(Instant from, Instant to, boolean isFull, List<Path> files) {}

    /** Thrown if a folder has no complete export; the message says what is missing. */
    static final class Incomplete extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Incomplete(String message) {
            super(message);
        }
    }

    /**
     * Finds the files.
     *
     * @throws Incomplete if a table or a time span is missing, or the tables are of different instants
     */
    static ExportFolder read(Path folder) throws IOException {
        Map<Table, List<One>> found = new EnumMap<>(Table.class);
        for (Path summary : summaries(folder)) {
            JsonNode stated = JSON.readTree(summary.toFile());
            String arn = stated.path("tableArn").asText();
            for (Table table : AUDITED) {
                if (arn.substring(arn.lastIndexOf('/') + 1).contains(tableName(table))) {
                    found.computeIfAbsent(table, _ -> new ArrayList<>()).add(one(stated, summary));
                }
            }
        }
        Map<Table, TableFiles> tables = new EnumMap<>(Table.class);
        Set<Instant> ends = new TreeSet<>();
        for (Table table : AUDITED) {
            ends.add(add(table, found.getOrDefault(table, List.of()), tables));
        }
        if (ends.size() > 1) {
            throw new Incomplete("the tables are not of one instant, but of " + ends);
        }
        return new ExportFolder(tables, ends.iterator().next());
    }

    /** Returns the part of a table's name in AWS that says which one it is. */
    static String tableName(Table table) {
        return table.name().charAt(0) + table.name().substring(1).toLowerCase(Locale.ROOT) + "Table";
    }

    /** Adds the files of a table and returns the instant that it is of. */
    private static Instant add(Table table, List<One> all, Map<Table, TableFiles> tables) {
        One full = all.stream()
                .filter(One::isFull)
                .max(Comparator.comparing(One::to))
                .orElseThrow(() -> new Incomplete("there is no full export of " + tableName(table)));
        Instant end = full.to();
        var changes = new ArrayList<Path>();
        for (One one : all.stream()
                .filter(other -> !other.isFull() && other.to().isAfter(full.to()))
                .sorted(Comparator.comparing(One::from))
                .toList()) {
            if (one.from().isAfter(end)) {
                throw new Incomplete(
                        "the changes of " + tableName(table) + " from " + end + " to " + one.from() + " are missing");
            }
            end = one.to().isAfter(end) ? one.to() : end;
            changes.addAll(one.files());
        }
        tables.put(table, new TableFiles(full.files(), full.to(), changes));
        return end;
    }

    private static List<Path> summaries(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.endsWith(SUMMARY)).sorted().toList();
        }
    }

    private static One one(JsonNode stated, Path summary) throws IOException {
        boolean full = !stated.has("exportFromTime");
        Instant to =
                Instant.parse(stated.path(full ? "exportTime" : "exportToTime").asText());
        Instant from = full ? to : Instant.parse(stated.path("exportFromTime").asText());
        return new One(from, to, full, files(summary));
    }

    /** Returns the data files that the list beside the summary names, by the part of their keys from the root on. */
    private static List<Path> files(Path summary) throws IOException {
        Path root = summary.getParent().getParent();
        var files = new ArrayList<Path>();
        for (String line : Files.readAllLines(summary.resolveSibling("manifest-files.json"))) {
            String key = JSON.readTree(line).path("dataFileS3Key").asText();
            Path file = root.resolve(key.substring(key.indexOf(ROOT) + ROOT.length() + 1));
            if (!Files.isRegularFile(file)) {
                throw new Incomplete("the file " + key + " is not there");
            }
            files.add(file);
        }
        return files;
    }
}
