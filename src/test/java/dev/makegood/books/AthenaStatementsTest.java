package dev.makegood.books;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trino.sql.parser.SqlParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies that Athena's engine can read the statements; whether it knows their functions, nobody asks it here. */
class AthenaStatementsTest {
    private static final int TABLES = 7;

    private final List<String> all = AthenaStatements.all();

    @Test
    void trinoReadsEachStatement() {
        var parser = new SqlParser();
        for (String statement : all) {
            // These two kinds of statements are Hive's.
            if (!statement.contains("CREATE EXTERNAL TABLE")) {
                assertDoesNotThrow(() -> parser.createStatement(statement.replace("FULL_AT", "0")), statement);
            }
        }
    }

    @Test
    void eachTableHasItsFilesAndItsRows() {
        assertEquals(
                2 * TABLES,
                all.stream()
                        .filter(one -> one.contains("CREATE EXTERNAL TABLE"))
                        .count());
        String orders = all.stream()
                .filter(one -> one.contains("TABLE policies_full"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                orders.contains("(Item struct<pk:struct<S:string>,sk:struct<S:string>,document:struct<M:struct<"
                        + "currency:struct<S:string>,payment:struct<M:struct<advanceLimitMinor:struct<N:string>>>>>>)"),
                orders);
        assertTrue(orders.contains("'s3://BUCKET/PoliciesTable/AWSDynamoDB/FULL_EXPORT/data/'"), orders);
        assertEquals("array<struct<M:struct<a:string>>>", AthenaStatements.hive("STRUCT(M STRUCT(\"a\" VARCHAR))[]"));
    }

    @Test
    void elementsOfListsHaveNoStructAroundThem() {
        assertTrue(all.stream().noneMatch(one -> one.contains("each.M.")));
        assertTrue(all.stream().anyMatch(one -> one.contains("each.amount.M.minor.N")));
    }

    @Test
    void theScriptPrintsThem() {
        var printed = new ByteArrayOutputStream();
        assertEquals(0, Main.run(new PrintStream(printed, true, StandardCharsets.UTF_8), "--athena"));
        assertTrue(printed.toString(StandardCharsets.UTF_8).startsWith("-- Athena:"));
    }
}
