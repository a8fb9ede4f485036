package dev.makegood.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that a full export and incremental ones give the rows of the last instant, however the records come. */
class FoldedExportTest {
    private static final Instant FULL = CouponScenario.NOW;
    private static final Instant NOON = FULL.plus(Duration.ofHours(8));
    private static final Instant END = FULL.plus(Duration.ofHours(16));

    /** A row that would be a finding. */
    private static final Row WRONG = new Row(
            new Key(Table.ACCOUNTS, "M9~CNY", "ACCOUNT"),
            1,
            Map.of("merchantId", "M9", "currency", "CNY", "balance", "?"));

    /** Holds a record of an incremental export: a row, or the row that was deleted. */
    private record Change(Row row, boolean deleted, Instant at) {
        static Change of(Row row, Instant at) {
            return new Change(row, false, at);
        }

        /** Returns a state that the row never had. */
        static Change wrong(Row row, Instant at) {
            return of(new Row(row.key(), 1, Map.of("balance", "?")), at);
        }
    }

    @TempDir
    Path folder;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 1_000);
    private ExportWriter export;

    @BeforeEach
    void aFullExportAndThenADay() throws IOException {
        export = new ExportWriter(folder);
        var scenario = new CouponScenario(database);
        scenario.topUp("M1", "T1", 700, Into.DEPOSIT);
        scenario.issued("O1");
        Scanner withAWrongRow = (table, after) -> table == Table.ACCOUNTS
                ? new Page<>(
                        Stream.concat(rows(table).stream(), Stream.of(WRONG)).toList(), Optional.empty())
                : scanner.scan(table, after);
        export.write(withAWrongRow, FULL);
        scenario.issued("O2");
        scenario.place("P1", CouponScenario.BUYER, CouponScenario.cny(2000));
        scenario.redeem("O1", "R1", "P1", 300);
        scenario.topUp("M1", "T2", 1000, Into.BALANCE);
    }

    private List<Row> rows(Table table) {
        return scanner.scan(table, Optional.empty()).items();
    }

    private void changes(Table table, Instant from, Instant to, Stream<Change> changes) throws IOException {
        List<Change> all = changes.toList();
        export.incremental(table, from, to, file -> {
            try (JsonGenerator json = new JsonFactory().createGenerator(file).setRootValueSeparator(null)) {
                for (Change change : all) {
                    write(json, change);
                }
            }
        });
    }

    private static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeFieldName("Metadata");
        json.writeRawValue("{\"WriteTimestampMicros\":{\"N\":\"%d\"}}"
                .formatted(ChronoUnit.MICROS.between(Instant.EPOCH, change.at())));
        json.writeFieldName("Keys");
        new ItemJson(json).keys(change.row());
        if (!change.deleted()) {
            json.writeFieldName("NewImage");
            new ItemJson(json).item(change.row());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void assertFolded() throws IOException, SQLException {
        var shown = SqlAudits.audit(folder, END);
        assertEquals(List.of(), shown.findings());
        assertEquals(SqlAudits.audit(scanner, END), shown.atRest());
    }

    @Test
    void theLastStateOfEachRowCountsInWhateverOrderAndHoweverOftenItComes() throws IOException, SQLException {
        for (Table table : ExportFolder.AUDITED) {
            // The right states come first, then, in a later file, older ones, and the right ones again.
            changes(table, FULL, NOON, rows(table).stream().map(row -> Change.of(row, NOON.minusMillis(1))));
            changes(
                    table,
                    NOON.minusSeconds(60),
                    END,
                    rows(table).stream()
                            .flatMap(row -> Stream.of(
                                    Change.wrong(row, NOON.minusMillis(2)), Change.of(row, NOON.minusMillis(1)))));
        }
        changes(Table.ACCOUNTS, NOON.minusSeconds(30), END, Stream.of(new Change(WRONG, true, NOON)));
        assertFolded();
    }

    @Test
    void aRowThatIsDeletedAndWrittenAgainIsThere() throws IOException, SQLException {
        for (Table table : ExportFolder.AUDITED) {
            changes(table, FULL, NOON, rows(table).stream().map(row -> new Change(row, true, FULL)));
            changes(table, NOON, END, rows(table).stream().map(row -> Change.of(row, NOON)));
        }
        changes(Table.ACCOUNTS, FULL.plusMillis(1), END, Stream.of(new Change(WRONG, true, NOON)));
        assertFolded();
    }

    @Test
    void aRecordFromBeforeTheFullExportChangesNothing() throws IOException, SQLException {
        for (Table table : ExportFolder.AUDITED) {
            changes(table, FULL.minusSeconds(3600), FULL.minusSeconds(60), Stream.of());
            changes(
                    table,
                    FULL.minusSeconds(60),
                    END,
                    rows(table).stream()
                            .flatMap(row ->
                                    Stream.of(Change.of(row, FULL), new Change(row, true, FULL.minusMillis(1)))));
        }
        changes(Table.ACCOUNTS, FULL, END, Stream.of(new Change(WRONG, true, NOON)));
        assertFolded();
    }

    @Test
    void anExportThatIsNotWholeIsRefused() throws IOException {
        String orders = "OrdersTable";
        changes(Table.ORDERS, NOON, END, Stream.of());
        assertRefused("the changes of " + orders + " from " + FULL + " to " + NOON + " are missing");
        changes(Table.ORDERS, FULL, NOON, Stream.of());
        assertRefused("the tables are not of one instant, but of [" + FULL + ", " + END + "]");
        Files.delete(folder.resolve(orders + "/AWSDynamoDB/full-" + FULL.toEpochMilli() + "/data/000000.json.gz"));
        assertRefused("the file " + orders + "/AWSDynamoDB/full-" + FULL.toEpochMilli()
                + "/data/000000.json.gz is not there");
        Files.delete(folder.resolve(orders + "/AWSDynamoDB/full-" + FULL.toEpochMilli() + "/manifest-summary.json"));
        assertRefused("there is no full export of " + orders);
    }

    private void assertRefused(String why) {
        assertEquals(
                why,
                assertThrows(ExportFolder.Incomplete.class, () -> ExportFolder.read(folder))
                        .getMessage());
    }
}
