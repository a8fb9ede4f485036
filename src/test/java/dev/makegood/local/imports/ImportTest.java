package dev.makegood.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.ingest.IngestMessagesFunction;
import dev.makegood.functions.ingest.Reports;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.InvalidInput;
import dev.makegood.local.http.LoopbackServer;
import dev.makegood.mapping.FileText;
import dev.makegood.mapping.Report;
import dev.makegood.mapping.ReportMap;
import dev.makegood.payment.Providers;
import dev.makegood.storage.memory.MemoryDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that a file ends in the rows of the same calls, that each broken line is named, and that a killed import goes on. */
class ImportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-12T00:00:00Z"), ZoneOffset.UTC);
    private static final String HEADER =
            "orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt,shipped,shippedAt\n";
    private static final int ORDERS = 1_000;

    @TempDir
    Path folder;

    /** Holds tables in memory, which take reports as the queue does. */
    private static final class Shop {
        private final MemoryDatabase database = new MemoryDatabase();
        private final Pseudonyms pseudonyms = new Pseudonyms(database, "a key that only tests know");
        private final Reports reports = new Reports("shop", database, pseudonyms, Providers.of("http"), CLOCK);

        Target.Answer take(Report report) {
            return DryRun.answer(reports.take("import", report.message()));
        }

        /** A pseudonym is drawn anew each time. */
        TreeSet<String> rows() {
            return database.all().stream()
                    .map(row -> row.toString().replaceAll("b_[0-9a-f]{32}", "the buyer"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String order(int number) {
        return "o/%1$d,buyer-%1$d,CNY,2026-11-11T02:00:00Z,1,m-7,tea,2,12.34,2026-11-13T02:00:00Z,0,%n"
                .formatted(number);
    }

    /** Returns a file with one broken line in a hundred, each broken in another way than the one before. */
    private static String broken() {
        List<String> wrong = List.of(
                "o/x,buyer,CNY,2026-11-11T02:00:00Z,1,m-7,tea,2,12.345,2026-11-13T02:00:00Z,0,\n",
                "o/x,buyer,CNY,2026-11-11T02:00:00Z,1,m-7,tea,0,12.34,2026-11-13T02:00:00Z,0,\n",
                "o/x,buyer,CNY,yesterday,1,m-7,tea,2,12.34,2026-11-13T02:00:00Z,0,\n",
                "o/x,buyer,CNY,2026-11-11T02:00:00Z,1,m-7,tea,2,12.34,2026-11-10T02:00:00Z,0,\n",
                ",buyer,CNY,2026-11-11T02:00:00Z,1,m-7,tea,2,12.34,2026-11-13T02:00:00Z,0,\n");
        return HEADER
                + IntStream.rangeClosed(1, ORDERS)
                        .mapToObj(number -> number % 100 == 0
                                ? wrong.get(number / 100 % wrong.size()).replace("o/x", "o/" + number)
                                : order(number))
                        .collect(Collectors.joining());
    }

    private Progress.State run(String csv, Target target) throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, csv);
        return new Importer(
                        ReportMap.shipped("orders").orElseThrow().reports(FileText.of(Files.readAllBytes(file))),
                        target,
                        new Progress(file, "digest"),
                        new PrintStream(new ByteArrayOutputStream()))
                .run();
    }

    private List<Integer> named() throws IOException {
        return Files.readAllLines(folder.resolve("orders.csv.errors.csv")).stream()
                .skip(1)
                .map(line -> Integer.valueOf(line.split(",")[0]))
                .sorted()
                .toList();
    }

    /** The header is the first line. */
    private static List<Integer> brokenLines() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(hundred -> 100 * hundred + 1)
                .toList();
    }

    @Test
    void aMapWhoseExampleDoesNotHoldIsRefused() throws IOException {
        String map = Files.readString(Path.of("src/main/resources/maps/top-ups.yaml"));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> ReportMap.of(map.replace("20000", "20001")));
        assertTrue(refused.getMessage().contains("becomes"), refused::getMessage);
        assertThrows(InvalidInput.class, () -> ReportMap.of(map.replace("topUpId: {", "other: {")));
    }

    @Test
    void oneLineInAHundredIsNamedAndTheRestIsImported() throws IOException {
        var shop = new Shop();
        Progress.State end = run(broken(), shop::take);
        assertEquals(brokenLines(), named());
        assertEquals(ORDERS - 10, end.changed());
        var rows = shop.rows();
        assertEquals(0, run(broken(), shop::take).changed(), "the same file again");
        assertEquals(rows, shop.rows());
    }

    @Test
    void jsonLinesEndInTheRowsOfTheSameValuesInCsv() throws IOException {
        String[] names = HEADER.strip().split(",");
        String json = order(1).concat(order(2))
                .lines()
                .map(record -> {
                    String[] values = record.split(",");
                    return IntStream.range(0, values.length)
                            .mapToObj(i -> "\"" + names[i] + "\": \"" + values[i] + "\"")
                            .collect(Collectors.joining(", ", "{", "}\n"));
                })
                .collect(Collectors.joining("\n"));
        var lines = new Shop();
        assertEquals(2, run(json, lines::take).changed());
        var csv = new Shop();
        run(HEADER + order(1) + order(2), csv::take);
        assertEquals(csv.rows(), lines.rows());
    }

    /** It does not know which providers the stack has. */
    @Test
    void aDryRunTakesEveryProvider() throws IOException {
        String csv = HEADER.strip() + ",provider,reference,total\n";
        for (String provider : List.of("http", "stripe", "wechatpay", "alipay")) {
            String paid = order(1).strip() + "," + provider + ",p-1,12.34\n";
            assertEquals(0, run(csv + paid, new DryRun(CLOCK)).refused(), provider);
        }
        assertEquals(
                1,
                run(csv + order(1).strip() + ",nobody,p-1,12.34\n", new DryRun(CLOCK))
                        .refused());
    }

    @Test
    void aColumnThatTheMapDoesNotHaveIsRefusedByName() {
        String header = HEADER.strip();
        assertRefused(header + ",colour\n", "colour");
        assertRefused(header + ",sku\n", "sku");
        assertRefused(header.replace(",sku", ""), "sku");
        assertRefused(header.replace(",paid,", ",payed,"), "paid");
    }

    private void assertRefused(String csv, String column) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> run(csv, new Shop()::take));
        assertEquals(column, refused.field());
    }

    private static final class Killed extends RuntimeException {}

    @Test
    void anImportThatWasKilledGoesOn() throws IOException {
        var whole = new Shop();
        run(broken(), whole::take);
        var shop = new Shop();
        var calls = new AtomicInteger();
        int lives = 0;
        for (boolean killed = true; killed; lives++) {
            int until = 150 * (lives + 1);
            try {
                run(broken(), report -> {
                    Target.Answer answer = shop.take(report);
                    if (calls.incrementAndGet() == until) {
                        throw new Killed();
                    }
                    return answer;
                });
                killed = false;
            } catch (IllegalStateException atACall) {
                assertTrue(atACall.getCause() instanceof Killed, atACall::toString);
            }
        }
        assertTrue(lives > 3, "it was killed several times");
        assertTrue(calls.get() < ORDERS + lives * Importer.PART, "it began anew");
        assertEquals(brokenLines(), named());
        assertEquals(whole.rows(), shop.rows());
    }

    @Test
    void anOrderIsWholeOrNotImported() throws IOException {
        String two = order(1) + order(1).replace("Z,1,m-7", "Z,2,m-7");
        var shop = new Shop();
        run(HEADER + two + "o/1,too,few\n" + order(2).replace("12.34", "free") + order(3), shop::take);
        assertEquals(List.of(2, 3, 4, 5), named());
        assertEquals(
                1,
                shop.database.all().stream()
                        .filter(row -> row.toString().contains("LINE~"))
                        .count());
    }

    @Test
    void aQuotationMarkTooManyBreaksItsOwnRecord() throws IOException {
        var shop = new Shop();
        run(
                HEADER + order(1) + "\"" + order(2) + order(3).replace(",tea,", ",\"green, \"\"fine\"\"\",") + order(4),
                shop::take);
        assertTrue(named().contains(3), () -> "the broken line");
        assertTrue(shop.rows().toString().contains("o/4"));
    }

    @Test
    void anExportInGbkIsReadLikeOneInUtf8() throws IOException {
        Path file = folder.resolve("erp.csv");
        String text = "店铺编号,买家账号\n10231,小明\n";
        Files.write(file, text.getBytes(Charset.forName("GBK")));
        assertEquals(text, FileText.of(Files.readAllBytes(file)));
        Files.writeString(file, "\uFEFF" + text);
        assertEquals(text, FileText.of(Files.readAllBytes(file)));
    }

    /** By a file over HTTP, by messages, and by a dry run, which leaves nothing. */
    @Test
    void everyWayEndsInTheSameRows() throws IOException {
        var http = new Shop();
        var faults = new AtomicInteger();
        try (var server = new LoopbackServer("API", 0, exchange -> {
            // API Gateway decodes a path once.
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes());
            boolean busy = faults.incrementAndGet() % 97 == 0;
            var answer = http.reports.take("http", "{\"path\":\"" + path + "\",\"body\":" + body + "}");
            String problem = answer.problem()
                    .map(refused -> "{\"errors\":[{\"field\":\""
                            + refused.errors().getFirst().field() + "\",\"message\":\"is wrong\"}]}")
                    .orElse("{}");
            LoopbackServer.answer(exchange, busy ? 503 : answer.status(), problem);
        })) {
            run(broken(), new HttpTarget(server.uri(), "token"));
        }
        assertEquals(brokenLines(), named());
        var queue = new Shop();
        var function = new IngestMessagesFunction(queue.database, queue.pseudonyms, Providers.of("http"), CLOCK);
        for (Report report :
                ReportMap.shipped("orders").orElseThrow().reports(broken()).reports()) {
            Map<String, Object> message = new HashMap<>(Map.of("messageId", report.path(), "body", report.message()));
            function.run(Map.of("Records", List.of(message, message)));
        }
        assertEquals(http.rows(), queue.rows());
        run(broken(), new DryRun(CLOCK));
        assertEquals(brokenLines(), named());
    }
}
