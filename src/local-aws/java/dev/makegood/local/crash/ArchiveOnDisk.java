package dev.makegood.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.input.Sha256;
import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.dynamo.Tables;
import dev.makegood.local.template.Template;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.dynamo.DynamoScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds what a platform that is down has of its orders: rows of their table, tombstones, and the bucket's files.
 *
 * @param rows how many rows each order has in the table
 * @param tombstones by order
 * @param bucket the directory with the archive's objects
 */
record ArchiveOnDisk(Map<String, Integer> rows, Map<String, Row> tombstones, Path bucket) {
    private static final String TOMBSTONE = "ARCHIVED";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the data directory of a platform that does not run. */
    static ArchiveOnDisk of(Path data) {
        try (var database = DynamoLocal.onDisk(0, data.resolve("dynamodb"), Map.of(), 0);
                var client = database.client()) {
            var names = Tables.names(Template.read(Path.of("template.yaml")).tables());
            var scanner = new DynamoScanner(client, names);
            return of(all(scanner, Table.ORDERS), all(scanner, Table.ARCHIVE), data.resolve("files/archive"));
        }
    }

    static ArchiveOnDisk of(List<Row> orders, List<Row> archive, Path bucket) {
        return new ArchiveOnDisk(
                orders.stream().collect(Collectors.toMap(row -> row.key().partition(), _ -> 1, Integer::sum)),
                archive.stream()
                        .filter(row -> row.key().sort().equals(TOMBSTONE))
                        .collect(Collectors.toMap(row -> row.key().partition(), row -> row)),
                bucket);
    }

    private static List<Row> all(Scanner scanner, Table table) {
        var all = new ArrayList<Row>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Row> page = scanner.scan(table, after);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    /** Returns how many of these orders have a copy in the archive. */
    long copied(Map<String, Integer> sold) {
        return sold.keySet().stream().filter(tombstones::containsKey).count();
    }

    /** Returns how many of these orders have no row left in their table. */
    long gone(Map<String, Integer> sold) {
        return sold.keySet().stream().filter(order -> !rows.containsKey(order)).count();
    }

    /**
     * Returns what must never be, at whatever moment the platform ended: an order with some of its rows, one that is
     * neither in its table nor in the archive, or one whose copy or manifest is not what its tombstone says.
     *
     * @param sold the orders, with the number of rows that each had
     */
    List<String> problems(Map<String, Integer> sold) {
        var problems = new ArrayList<String>();
        sold.forEach((order, all) -> {
            int left = rows.getOrDefault(order, 0);
            if (left != 0 && left != all) {
                problems.add(order + " has " + left + " of its " + all + " rows");
            }
            Row tombstone = tombstones.get(order);
            if (left == 0 && tombstone == null) {
                problems.add(order + " is lost");
            }
            if (tombstone != null) {
                copy(order, tombstone).ifPresent(problems::add);
            }
        });
        return problems;
    }

    /** Returns what is wrong with the copy of an order. */
    private Optional<String> copy(String order, Row tombstone) {
        String name = tombstone.attributes().get("object").toString();
        try {
            byte[] object = Files.readAllBytes(bucket.resolve(name));
            JsonNode manifest = JSON.readTree(Files.readAllBytes(bucket.resolve(name + ".manifest.json")));
            boolean whole = manifest.path("bytes").asLong() == object.length
                    && manifest.path("sha256").asText().equals(sha256(object));
            List<JsonNode> entries = new ArrayList<>();
            manifest.path("orders").forEach(entries::add);
            Optional<JsonNode> entry = entries.stream()
                    .filter(one -> one.path("orderId").asText().equals(order))
                    .findFirst();
            boolean listed = entry.filter(one -> says(one, tombstone) && isThere(one, object))
                    .isPresent();
            return whole && listed
                    ? Optional.empty()
                    : Optional.of("the copy of " + order + " in " + name + " is not what its manifest says");
        } catch (IOException | RuntimeException unreadable) {
            return Optional.of("the copy of " + order + " in " + name + " cannot be read: " + unreadable);
        }
    }

    private static boolean says(JsonNode entry, Row tombstone) {
        return List.of("orderId", "object", "offset", "length", "sha256").stream()
                .allMatch(field -> entry.path(field)
                        .asText()
                        .equals(String.valueOf(tombstone.attributes().get(field))));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    private static boolean isThere(JsonNode entry, byte[] object) {
        int offset = entry.path("offset").asInt();
        byte[] line =
                Arrays.copyOfRange(object, offset, offset + entry.path("length").asInt());
        return sha256(line).equals(entry.path("sha256").asText());
    }
}
