package dev.makegood.local.fines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.InvalidInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditFinesMainTest {
    private static final String HEADER = "扣款单号,订单编号,扣款原因,扣款金额,实付金额,付款时间,承诺发货时间,实际发货时间,扣款时间\n";
    private static final String WRONG =
            "K1,O1,缺货,45.00,200.00,2026-05-01 14:00:00,2026-05-08 14:00:00,,2026-05-12 10:00:00\n";
    private static final String RIGHT =
            "K2,O2,缺货,30.00,200.00,2026-05-02 14:00:00,2026-05-08 14:00:00,,2026-05-12 10:00:00\n";
    private static final String BROKEN = "K3,O3,缺货,30.00,200.00,2026-05-02 14:00:00,2026-05-38 14:00:00,,\n";

    @TempDir
    Path folder;

    private Main.Audit audit(String content, Charset charset) throws IOException {
        Path bill = folder.resolve("bill.csv");
        Files.write(bill, content.getBytes(charset));
        return Main.audit(Options.read(bill.toString(), "--map", "tmall-fines"));
    }

    @Test
    void aBillInEitherEncodingIsReadAndEachBrokenLineIsNamed() throws IOException {
        for (Charset charset : new Charset[] {UTF_8, Charset.forName("GBK")}) {
            Main.Audit audit = audit(HEADER + WRONG + RIGHT + BROKEN, charset);
            String table = FindingsTable.of(audit);
            assertTrue(table.contains("right          1 deductions, CNY 30.00"), table);
            assertTrue(table.contains("wrong          1 deductions, CNY 45.00"), table);
            assertTrue(table.contains("too much in all: CNY 15.00"), table);
            assertTrue(table.contains("line 4: promisedShipAt is no time"), table);
            assertTrue(table.contains("line 2, K1: 45.00 CNY was deducted and 30.00 CNY was owed"), table);
        }
    }

    @Test
    void eachLanguageHasADraftWithTheArithmeticAndTheLastDay() throws IOException {
        String drafts = AppealDrafts.of(audit(HEADER + WRONG + RIGHT, UTF_8).findings());
        assertTrue(drafts.contains("""
            ## Appeal against deduction K1 for order O1, stockout

            Last day of the appeal: 19 May 2026 (UTC+8)

            45.00 CNY was deducted and 30.00 CNY was owed, 15.00 CNY too much
            """), drafts);
        assertTrue(drafts.contains("申诉截止日：2026年5月19日") && drafts.contains("请退还 15.00 元"), drafts);
        assertTrue(!drafts.contains("K2"), drafts);
    }

    @Test
    void theFileOfFindingsHasEachLine() throws IOException {
        Path csv = folder.resolve("findings.csv");
        FindingsTable.write(audit(HEADER + WRONG + RIGHT + BROKEN, UTF_8), csv);
        String text = Files.readString(csv);
        assertTrue(text.contains("2,K1,O1,wrong,CNY,45.00,30.00,15.00,tmall-stockout@1,2026-05-19T16:00:00Z,"), text);
        assertTrue(text.contains("3,K2,O2,right,CNY,30.00,30.00,0.00,"), text);
        assertTrue(text.contains("4,,,unreadable,"), text);
    }

    @Test
    void aColumnThatTheMapDoesNotHaveIsRefusedByName() {
        var refused = assertThrows(InvalidInput.class, () -> audit(HEADER.replace("扣款时间", "扣款时间,备注") + WRONG, UTF_8));
        assertTrue(refused.getMessage().contains("备注"), refused::getMessage);
    }

    @Test
    void anOrderThatIsNotOnTheListIsNamed() throws IOException {
        Path orders = folder.resolve("orders.csv");
        Files.writeString(orders, "orderId\nO2\n");
        Path map = folder.resolve("map.yaml");
        Files.writeString(map, """
            report: orders
            fields: {orderId: {column: orderId}}
            examples: [{file: "orderId\\nO1", reports: [{path: /orders/O1, body: {lines: [{}]}}]}]
            """);
        Path bill = folder.resolve("bill.csv");
        Files.writeString(bill, HEADER + WRONG + RIGHT);
        String table = FindingsTable.of(Main.audit(Options.read(
                bill.toString(),
                "--map",
                "tmall-fines",
                "--orders",
                orders.toString(),
                "--orders-map",
                map.toString())));
        assertTrue(table.contains("K1: Nothing was owed: O1 is not one of the merchant's orders"), table);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        bill.csv                                                        | --map is missing
        bill.csv --map fines other.csv                                  | there is one BILL, not also other.csv
        bill.csv --map fines --csv                                      | --csv needs a value
        bill.csv --map fines --policy src/main/resources/policies/pdd-stockout.yaml | pdd-stockout@1 is there twice
        """)
    void argumentsThatCannotBeUsedAreRefused(String arguments, String reason) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Options.read(arguments.split(" ")));
        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    }

    @Test
    void twoPoliciesOfOneDomainAreRefused() throws IOException {
        Path other = folder.resolve("other.yaml");
        String pack = Files.readString(Path.of("src/main/resources/policies/pdd-stockout.yaml"));
        Files.writeString(other, pack.replace("policyId: pdd-stockout", "policyId: another"));
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> Options.read("bill.csv", "--map", "fines", "--policy", other.toString()));
        assertEquals(
                "there are two policies for stockout on pinduoduo in CNY: pdd-stockout and another",
                refused.getMessage());
    }
}
