package dev.makegood.local.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.Versions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies {@code scripts/what-if}. */
class WhatIfTest {
    private static final String DEARER = Versions.text(
            "pdd-stockout",
            "amountMinor: 500}",
            "amountMinor: 800}",
            "amountMinor: 500\n",
            "amountMinor: 800\n",
            "{order: 500}",
            "{order: 800}");
    private static final String CASE = """
        {"caseId":"o-%s~1~stockout","orderId":"o-%s","lineId":"1","merchantId":"m-7","buyer":"b_1","sku":"tea",
        "violation":"stockout","trigger":"admission","establishedAt":"2026-03-0%sT00:00:00Z","quantity":1,"units":1,
        "policy":{"policyId":"pdd-stockout","version":1},"facts":{"violation":"stockout","paidMinor":900,
        "currency":"CNY","paidAt":"2026-03-01T00:00:00Z","scopePaidMinor":{"order":0},"attributes":{}},
        "assessment":{"amountMinor":500,"currency":"CNY","steps":[]},"compensation":{},"refunds":[]}
        """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String draft, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("draft.yaml"), draft);
        var all = new ArrayList<>(List.of(arguments));
        all.add(0, file.toString());
        all.addAll(List.of("--chart", folder.resolve("chart.svg").toString()));
        return new Main(Options.read(all.toArray(String[]::new)), new PrintStream(out), new PrintStream(err)).run();
    }

    @Test
    void casesOfAFileAsTheApiAnswersThem() throws IOException {
        Path cases = folder.resolve("cases.jsonl");
        String lines = (CASE.formatted(2, 2, 2).replace("\n", "") + "\n")
                + CASE.formatted(1, 1, 1).replace("\n", "");
        Files.writeString(cases, lines);
        assertEquals(0, run(DEARER, cases.toString()));
        String table = out.toString();
        assertTrue(table.matches("(?s).*m-7 +2 +2 +10.00 +16.00 +\\+6.00\n.*"), table);
        assertTrue(Files.readString(folder.resolve("chart.svg")).contains("16.00 instead of 10.00 CNY, for 2 cases"));
    }

    /** The appeal about the first unit stays granted, and the agreement about the second stays agreed. */
    @Test
    void readsACaseOfSeveralPortionsAsTheApiAnswersIt() throws IOException {
        Path cases = folder.resolve("cases.jsonl");
        String several = CASE.formatted(1, 1, 1)
                .replace("\n", "")
                .replace(
                        "\"paidMinor\":900",
                        "\"portions\":[{\"paidMinor\":900,\"couponMinor\":0,\"exemption\":\"appealGranted\"},"
                                + "{\"paidMinor\":900,\"couponMinor\":0,"
                                + "\"agreement\":{\"agreementId\":\"c\",\"owed\":true,\"atLeastMinor\":700}}]")
                .replace("\"amountMinor\":500", "\"amountMinor\":700,\"extraMinor\":200");
        Files.writeString(cases, several);
        assertEquals(0, run(DEARER, cases.toString()));
        String table = out.toString();
        assertTrue(table.matches("(?s).*m-7 +1 +1 +7.00 +8.00 +\\+1.00\n.*"), table);
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path cases = folder.resolve("cases.jsonl");
        Files.writeString(
                cases, "\n" + CASE.formatted(1, 1, 1).replace("\n", "").replace("900", "-9"));
        var wrong = assertThrows(IllegalArgumentException.class, () -> run(DEARER, cases.toString()));
        assertTrue(wrong.getMessage().contains("line 2: facts/paidMinor must be"), wrong.getMessage());
    }

    @Test
    void aBadDraftIsNamedWithItsLine() {
        String draft = DEARER.replace("owedOn: established", "owedOn: established\n  colour: red");
        var wrong = assertThrows(IllegalArgumentException.class, () -> run(draft, "--generate", "10"));
        assertTrue(
                wrong.getMessage().contains("compensation/colour is not a field here (line 14)"), wrong.getMessage());
    }

    @Test
    void theFiguresAreThoseOfARealRun() throws IOException {
        for (String policy : new String[] {"tmall-stockout", "tmall-late-shipment", "douyin-stockout"}) {
            assertEquals(0, run(Versions.text(policy), "--generate", "300", "--check", "60"), err::toString);
        }
        assertEquals(0, run(SampleDrafts.TMALL, "--generate", "300", "--check", "60", "--seed", "5"), err::toString);
        assertTrue(out.toString().contains("tmall-stockout@2: all amounts equal"), out.toString());
    }

    @Test
    void argumentsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> run(DEARER));
        assertThrows(IllegalArgumentException.class, () -> run(DEARER, "--generate", "ten"));
        assertThrows(IllegalArgumentException.class, () -> run(DEARER, "cases.jsonl", "--check", "5"));
        String elsewhere = DEARER.replace("platform: pinduoduo", "platform: elsewhere");
        var wrong = assertThrows(IllegalArgumentException.class, () -> run(elsewhere, "--generate", "10"));
        assertTrue(wrong.getMessage().contains("--base"), wrong.getMessage());
    }

    /** A case keeps the count of its merchant's lines, under any draft that asks for as many days. */
    @Test
    void aMerchantsRateIsTheOneThatTheCaseKept() throws IOException {
        String draft = Versions.text("ozon-global-stockout");
        String kept = CASE.formatted(1, 1, 1)
                .replace("\n", "")
                .replace("pdd-stockout", "ozon-global-stockout")
                .replace("\"amountMinor\":500", "\"amountMinor\":0")
                .replace(
                        "\"paidMinor\":900",
                        "\"paidMinor\":30000,\"merchantLines\":{\"days\":14,\"before\":\"2026-03-01\","
                                + "\"paid\":900,\"cancellations\":45,\"asOf\":\"2026-03-01T08:00:00Z\"}");
        Path cases = Files.writeString(folder.resolve("cases.jsonl"), kept);
        assertEquals(0, run(draft, cases.toString()));
        assertTrue(out.toString().matches("(?s).*m-7 +1 +1 +0.00 +9.00 +\\+9.00\n.*"), out::toString);
        Files.writeString(cases, kept.replace("\"days\":14", "\"days\":7"));
        out.reset();
        assertEquals(0, run(draft, cases.toString()));
        assertTrue(out.toString().matches("(?s).*m-7 +1 +0 +0.00 +0.00.*"), out::toString);
        var wrong = assertThrows(IllegalArgumentException.class, () -> run(draft, "--generate", "10"));
        assertTrue(wrong.getMessage().contains("give it CASES.jsonl"), wrong.getMessage());
    }
}
