package dev.makegood.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.dynamo.Tables;
import dev.makegood.local.template.Template;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.dynamo.DynamoDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies what {@code scripts/reconcile} reads, prints and exits with. */
class ReconcileScriptTest {
    private static final Key ACCOUNT = new Key(Table.ACCOUNTS, "M1~CNY", "ACCOUNT");

    @TempDir
    Path folder;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 1_000);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void aDay() {
        var scenario = new CouponScenario(database);
        scenario.topUp("M1", "T1", 700, Into.DEPOSIT);
        scenario.issued("O1");
        scenario.issued("O2");
    }

    private int run(String... arguments) {
        printed.reset();
        return Main.run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Path export(String name) throws IOException {
        Path export = folder.resolve(name);
        new ExportWriter(export).write(scanner, CouponScenario.NOW);
        return export;
    }

    /** Raises a merchant's balance by hand. */
    private void tamper(long minor) {
        Row row = database.find(ACCOUNT).orElseThrow();
        var attributes = new HashMap<>(row.attributes());
        attributes.put("balance", Map.of("currency", "CNY", "minor", minor));
        assertTrue(database.commit(List.of(new Write.Replace(ACCOUNT, row.version(), attributes))));
    }

    @Test
    void booksThatBalanceAreAnsweredWithZero() throws IOException {
        assertEquals(0, run(export("one").toString(), "--lag", "0"));
        assertEquals("watermark " + CouponScenario.NOW, lines().getFirst());
        assertTrue(
                lines().containsAll(List.of("coupons 2", "postings 3", "total gateway CNY -7.00")), lines()::toString);
        assertEquals("The books balance.", lines().getLast());
    }

    @Test
    void aDifferenceIsSaidWithBothSidesAndAnsweredWithOne() throws IOException {
        tamper(9);
        assertEquals(1, run(export("one").toString()));
        assertTrue(
                lines().contains(
                                "DIFFERENCE a merchant's balance is the sum of its postings: merchant-balance/M1: expected"
                                        + " CNY 0.00, found CNY 0.09"),
                lines()::toString);
        assertEquals("The books do not balance.", lines().getLast());
    }

    @Test
    void whatAnEarlierExportDidNotShowIsDeferred() throws IOException {
        Path before = export("before");
        tamper(9);
        Path after = export("after");
        assertEquals(0, run(after.toString(), "--earlier", before.toString()));
        assertTrue(
                lines().stream().anyMatch(line -> line.startsWith("deferred a merchant's balance")), lines()::toString);
        assertEquals(1, run(after.toString(), "--earlier", after.toString()));
    }

    @Test
    void theFolderOfALocalPlatformIsExportedFirst() throws IOException {
        var tables = Template.read(Path.of("template.yaml")).tables();
        Map<Table, String> names = DataFolder.names();
        try (var local = DynamoLocal.onDisk(0, folder.resolve("data/dynamodb"), Map.of(), 0);
                var client = local.client()) {
            Tables.create(client, tables);
            var onDisk = new DynamoDatabase(client, names, _ -> {});
            for (Table table : Table.values()) {
                for (Row row : scanner.scan(table, Optional.empty()).items()) {
                    assertTrue(onDisk.commit(List.of(new Write.Create(row.key(), row.attributes()))));
                }
            }
        }
        assertEquals(0, run(folder.resolve("data").toString(), "--at", CouponScenario.NOW.toString()));
        assertTrue(lines().contains("postings 3"), lines()::toString);
    }

    @Test
    void reportsSayWhatIsOwedAndPaid() throws IOException {
        String export = export("one").toString();
        assertEquals(0, run(export, "--report", "liability"));
        assertEquals(List.of("expires in  coupons    balance", "      2076        2  CNY 10.00"), lines());
        assertEquals(0, run(export, "--report", "receivables", "--lag", "0"));
        assertEquals(List.of("         age  merchants      owed", "0 to 30 days          1  CNY 3.00"), lines());
        assertEquals(0, run(export, "--report", "receivables", "--at", "2026-05-29T12:00:00Z"));
        assertEquals("60 to 90 days          1  CNY 3.00", lines().getLast());
        assertEquals(0, run(export, "--report", "refunds"));
        assertEquals(List.of("nothing to report"), lines());
    }

    @Test
    void whatCannotBeUsedIsAnsweredWithTwo() throws IOException {
        assertEquals(2, run());
        assertEquals(2, run(folder.toString()));
        assertEquals(2, run(export("one").toString(), "--report", "profits"));
        assertEquals(2, run(export("two").toString(), "--at"));
        Files.createDirectories(folder.resolve("empty"));
        assertThrows(ExportFolder.Incomplete.class, () -> ExportFolder.read(folder.resolve("empty")));
    }
}
