package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.imports.ImportFiles.ImportResult;
import dev.makegood.input.Sha256;
import dev.makegood.mapping.ReportMap;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that an uploaded file ends in the rows of the same messages, that each broken line is named, and that
 * crashes, a second worker and the same file again change nothing.
 */
class ImportsContract extends Contract {
    private static final String HEADER =
            "orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt,shipped,shippedAt\n";
    private static final Map<String, Object> TICK = Map.of("type", "import-files", "version", 1);

    private final MovableClock clock = new MovableClock(Shop.START);
    private Apis apis;

    @BeforeEach
    void open() {
        apis = new Apis(database(), clock);
    }

    private static String order(int number) {
        return "o/%1$d,buyer-%1$d,CNY,2026-03-01T02:00:00Z,1,m-7,tea,2,12.34,2026-03-04T02:00:00Z,0,%n"
                .formatted(number);
    }

    /** Returns a file of which the 100th, 200th and each further such line is broken, as the map or the handlers find. */
    private static String oneInAHundred(int orders) {
        List<String> wrong = List.of("12.34->12.345", "tea,2->tea,0", "2026-03-01->yesterday", "CNY->");
        return HEADER
                + IntStream.rangeClosed(1, orders)
                        .mapToObj(number -> {
                            String[] change =
                                    wrong.get(number / 100 % wrong.size()).split("->", 2);
                            return number % 100 == 0 ? order(number).replace(change[0], change[1]) : order(number);
                        })
                        .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode register(Apis apis, int status, String map, byte[] file, boolean dryRun) {
        var answer = apis.answer(Call.to("POST /imports")
                .as(Role.OPERATOR, "anna")
                .body("{\"map\":\"%s\",\"sha256\":\"%s\",\"bytes\":%d,\"dryRun\":%b}"
                        .formatted(map, HexFormat.of().formatHex(Sha256.of(file)), file.length, dryRun)));
        assertEquals(status, answer.getStatusCode(), answer::getBody);
        return Call.json(answer.getBody());
    }

    /** Registers and uploads a file. Returns the id of its import. */
    static String upload(Apis apis, String map, byte[] file, boolean dryRun) {
        String id = register(apis, 201, map, file, dryRun).path("importId").asText();
        apis.uploads.files.put(id, file);
        return id;
    }

    private static ImportResult run(Apis apis) {
        return apis.importFiles.run(TICK);
    }

    private static JsonNode see(Apis apis, String id) {
        return Call.json(apis.answer(Call.to("GET /imports/{importId}", id).as(Role.PLATFORM, "shop"))
                .getBody());
    }

    /** Returns the fields at fault by line, from all pages. */
    private static Map<Integer, String> errors(Apis apis, String id) {
        var errors = new TreeMap<Integer, String>();
        Optional<String> cursor = Optional.empty();
        do {
            var query = new TreeMap<>(Map.of("limit", "3"));
            cursor.ifPresent(next -> query.put("cursor", next));
            JsonNode page = Call.json(apis.answer(Call.to("GET /imports/{importId}/errors", id)
                            .as(Role.OPERATOR, "anna")
                            .query(query))
                    .getBody());
            page.path("items").forEach(error -> {
                String twice = errors.put(
                        error.path("line").asInt(), error.path("field").asText());
                assertEquals(null, twice, () -> "named twice: " + error);
            });
            cursor = Optional.ofNullable(page.get("cursor")).map(JsonNode::asText);
        } while (cursor.isPresent());
        return errors;
    }

    /** Returns all rows but those of imports. */
    private static Map<String, Object> rows(Collection<Row> all) {
        return ComparableRows.of(
                all.stream().filter(row -> row.key().table() != Table.IMPORTS).toList());
    }

    private Map<String, Object> rows() {
        var rows = ComparableRows.of(scanner());
        rows.keySet().removeIf(key -> key.contains(Table.IMPORTS.name()));
        return rows;
    }

    private static Map<String, Object> byQueue(String csv) {
        var memory = new MemoryDatabase();
        var apis = new Apis(memory, new MovableClock(Shop.START));
        ReportMap.shipped("orders").orElseThrow().reports(csv).reports().forEach(report -> {
            Map<String, Object> message = Map.of("messageId", report.path(), "body", report.message());
            apis.messages.run(Map.of("Records", List.of(message)));
        });
        return rows(memory.all());
    }

    private static void assertCounts(JsonNode seen, int all, int taken, int unchanged, int refused) {
        assertEquals("done", seen.path("state").asText(), seen::toString);
        assertEquals(all, seen.path("all").asInt(), seen::toString);
        assertEquals(all, seen.path("done").asInt(), seen::toString);
        assertEquals(taken, seen.path("taken").asInt(), seen::toString);
        assertEquals(unchanged, seen.path("unchanged").asInt(), seen::toString);
        assertEquals(refused, seen.path("refused").asInt(), seen::toString);
    }

    @Test
    void oneLineInAHundredIsNamedAndTheRestIsImported() {
        byte[] file = bytes(oneInAHundred(500));
        String id = upload(apis, "orders", file, false);
        assertEquals(new ImportResult(500, 1, 0), run(apis));
        assertCounts(see(apis, id), 500, 495, 0, 5);
        // The header is the first line.
        assertEquals(
                List.of(101, 201, 301, 401, 501), List.copyOf(errors(apis, id).keySet()));
        assertEquals("lines/0/quantity", errors(apis, id).get(101));
        assertEquals(List.of(), List.copyOf(apis.uploads.files.keySet()), "the file is gone");
        var written = ComparableRows.of(scanner());
        assertEquals(
                "done", register(apis, 200, "orders", file, false).path("state").asText());
        assertEquals(new ImportResult(0, 0, 0), run(apis));
        assertEquals(written, ComparableRows.of(scanner()), "the same file again");
    }

    @Test
    void aFileEndsInTheRowsOfTheSameMessages() {
        String csv = HEADER + order(1) + order(2) + order(3).replace("tea", "\"green, fine\"");
        upload(apis, "orders", bytes(csv), false);
        run(apis);
        Map<String, Object> imported = rows();
        assertEquals(byQueue(csv), imported);
        String again = csv.replace("\n", "\r\n");
        String id = upload(apis, "orders", bytes(again), false);
        run(apis);
        assertCounts(see(apis, id), 3, 0, 3, 0);
        assertEquals(imported, rows());
    }

    @Test
    void aDryRunNamesTheErrorsAndTakesNothing() {
        byte[] file = bytes(oneInAHundred(200));
        String id = upload(apis, "orders", file, true);
        run(apis);
        assertCounts(see(apis, id), 200, 198, 0, 2);
        assertEquals(List.of(101, 201), List.copyOf(errors(apis, id).keySet()));
        assertEquals(Map.of(), rows());
        upload(apis, "orders", file, false);
        run(apis);
        assertTrue(!rows().isEmpty(), "it is another import");
    }

    @Test
    void anotherFileThanWasRegisteredIsRefusedAndTheRightOneIsTaken() {
        byte[] file = bytes(HEADER + order(1));
        String id = upload(apis, "orders", file, false);
        apis.uploads.files.put(id, bytes(HEADER + order(2)));
        run(apis);
        assertRefused(id, "sha256");
        assertEquals(Map.of(), rows());
        upload(apis, "orders", file, false);
        run(apis);
        assertCounts(see(apis, id), 1, 1, 0, 0);
    }

    private void assertRefused(String id, String field) {
        JsonNode seen = see(apis, id);
        assertEquals("refused", seen.path("state").asText(), seen::toString);
        assertEquals(field, seen.at("/refusal/field").asText(), seen::toString);
        assertEquals(List.of(), List.copyOf(apis.uploads.files.keySet()));
    }

    @Test
    void aFileThatIsNoneOfItsMapIsRefusedByItsColumn() {
        String csv = HEADER.strip() + ",colour\n" + order(1).strip() + ",green\n";
        String id = upload(apis, "orders", bytes(csv), false);
        run(apis);
        assertRefused(id, "colour");
        byte[] neither = {'{', (byte) 0xff, (byte) 0xff};
        String other = upload(apis, "orders", neither, false);
        run(apis);
        assertRefused(other, "");
        assertEquals(Map.of(), rows());
    }

    /** Whatever stands in a file, its refusal fits into a row. */
    @Test
    void aFileOfOneLineIsRefusedByABeginningOfIt() {
        String id = upload(apis, "orders", bytes("茶".repeat(300_000)), false);
        run(apis);
        assertEquals("refused", see(apis, id).path("state").asText());
        String json = "{\"x\":\"" + "😀".repeat(300) + "\",\"" + "y".repeat(3_000) + "\":1}\n";
        String other = upload(apis, "orders", bytes(json), false);
        run(apis);
        assertCounts(see(apis, other), 1, 0, 0, 1);
    }

    @Test
    void aFileIsAwaitedForADay() {
        byte[] file = bytes(HEADER + order(1));
        String id = register(apis, 201, "orders", file, false).path("importId").asText();
        assertEquals(new ImportResult(0, 0, 0), run(apis));
        clock.advance(Duration.ofDays(1));
        assertEquals(
                "PUT",
                register(apis, 200, "orders", file, false).at("/upload/method").asText());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(new ImportResult(0, 1, 0), run(apis));
        assertRefused(id, "sha256");
    }

    @Test
    void aFileInGbkIsTaken() {
        String csv = HEADER + order(1).replace("tea", "茶");
        String id = upload(apis, "orders", csv.getBytes(Charset.forName("GBK")), false);
        run(apis);
        assertCounts(see(apis, id), 1, 1, 0, 0);
        assertTrue(rows().toString().contains("茶"));
    }

    @Test
    void whatCannotBeRegisteredIsRefusedByItsField() {
        String sha256 = Sha256.hex("");
        Map.of(
                        "{\"map\":\"orders\",\"sha256\":\"%s\",\"bytes\":20971521}".formatted(sha256),
                        "bytes",
                        "{\"map\":\"orders\",\"sha256\":\"%s\",\"bytes\":0}".formatted(sha256),
                        "bytes",
                        "{\"map\":\"lines\",\"sha256\":\"%s\",\"bytes\":7}".formatted(sha256),
                        "map",
                        "{\"map\":\"../maps/orders\",\"sha256\":\"%s\",\"bytes\":7}".formatted(sha256),
                        "map",
                        "{\"map\":\"orders\",\"sha256\":\"7\",\"bytes\":7}",
                        "sha256",
                        "{\"sha256\":\"%s\",\"bytes\":7}".formatted(sha256),
                        "map")
                .forEach((body, field) -> {
                    var answer = apis.answer(
                            Call.to("POST /imports").as(Role.PLATFORM, "shop").body(body));
                    assertEquals(422, answer.getStatusCode(), answer::getBody);
                    assertEquals(
                            field,
                            Call.json(answer.getBody()).at("/errors/0/field").asText(),
                            answer::getBody);
                });
    }

    @Test
    void anImportWhoseReportsCannotBeTakenStandsStillAndSaysSo() {
        var broken = new boolean[] {true};
        var breaking = new Apis(
                new Watched(database(), key -> {
                    if (broken[0] && key.sort().equals("LINE~1")) {
                        throw new IllegalStateException("the row cannot be read");
                    }
                }),
                clock);
        String id = upload(breaking, "orders", bytes(HEADER + order(1)), false);
        assertEquals(new ImportResult(0, 0, 0), run(breaking));
        clock.advance(Duration.ofMinutes(11));
        assertEquals(new ImportResult(0, 0, 1), run(breaking));
        broken[0] = false;
        assertEquals(new ImportResult(1, 1, 0), run(breaking));
        assertCounts(see(breaking, id), 1, 1, 0, 0);
    }

    /** Whatever reading it takes of the time of a run. */
    @Test
    void eachRunTakesAtLeastOnePiece() {
        byte[] file = bytes(oneInAHundred(200));
        var slow = new Apis(
                new Watched(database(), key -> {
                    if (key.table() == Table.IMPORTS) {
                        clock.advance(Duration.ofMinutes(1));
                    }
                }),
                clock);
        String id = upload(slow, "orders", file, false);
        for (int run = 1; run <= 4; run++) {
            assertEquals(run < 4 ? 64 : 8, run(slow).done(), "in run " + run);
        }
        assertCounts(see(slow, id), 200, 198, 0, 2);
    }

    /** Tells of each row before it is written. */
    private record Watched(Database database, Consumer<Key> seen) implements DelegatingDatabase {
        @Override
        public boolean commit(List<Write> writes) {
            writes.forEach(write -> seen.accept(write.key()));
            return database.commit(writes);
        }
    }

    @Test
    void ofTwoWorkersOneLosesItsPiece() {
        byte[] file = bytes(oneInAHundred(300));
        var others = new AtomicInteger();
        var second = new Apis(database(), clock);
        // The other worker does all of it while the first one stores a piece.
        var first = new Apis(
                new Watched(database(), key -> {
                    if (key.sort().startsWith("ERROR") && others.incrementAndGet() == 1) {
                        assertEquals(300, run(second).done());
                    }
                }),
                clock);
        String id = upload(first, "orders", file, false);
        second.uploads.files.put(id, file);
        assertEquals(0, run(first).done(), "it has lost its piece");
        assertCounts(see(first, id), 300, 297 - 62, 62, 3);
        assertEquals(List.of(101, 201, 301), List.copyOf(errors(first, id).keySet()));
    }

    @Test
    void aCrashOrAFaultAtAnyCallIsTakenUp() {
        String csv = HEADER + order(1) + order(2).replace("12.34", "free") + order(3).replace("tea,2", "tea,0");
        byte[] file = bytes(csv);
        Map<String, Object> expected = byQueue(csv);
        boolean met = true;
        for (int at = 1; met; at++) {
            for (boolean kills : List.of(true, false)) {
                var memory = new MemoryDatabase();
                var whole = new Apis(memory, clock);
                String id = upload(whole, "orders", file, false);
                var failing = FailingDatabase.at(at, kills, memory);
                var cut = new Apis(failing, clock);
                cut.uploads.files.put(id, file);
                try {
                    run(cut);
                } catch (FailingDatabase.Killed | IllegalStateException atACall) {
                    // The next run takes it up.
                }
                run(whole);
                assertEquals(Map.of(3, "paidMinor", 4, "lines/0/quantity"), errors(whole, id), "at call " + at);
                JsonNode seen = see(whole, id);
                assertEquals("done", seen.path("state").asText(), seen::toString);
                assertEquals(
                        1, seen.path("taken").asInt() + seen.path("unchanged").asInt(), seen::toString);
                assertEquals(expected, rows(memory.all()), "at call " + at);
                met = failing.calls().get() >= at;
            }
        }
    }
}
