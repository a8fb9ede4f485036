package dev.makegood.books;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.books.SqlAudit.Shown;
import dev.makegood.reconciliation.Reconciliation;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.storage.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the SQL audit over rows of a test, by way of an export. */
public final class SqlAudits {
    private static final Path TARGET = Path.of("target", "books");

    private SqlAudits() {}

    /** Audits as the nightly audit does: if anything looks wrong and rows have moved, a second time. */
    public static Reconciliation audit(Scanner rows, Instant watermark) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), "export-");
            try {
                return audit(rows, watermark, folder.resolve("first"), folder.resolve("again"));
            } finally {
                Main.delete(folder);
            }
        } catch (IOException | SQLException fault) {
            throw new AssertionError(fault);
        }
    }

    /** Returns what differs if the rows are compared with a list of Stripe's refunds that covers a time until the watermark. */
    public static List<Difference> compare(Scanner rows, Path list, Instant from, Instant watermark) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), "export-");
            try {
                new ExportWriter(folder).write(rows, watermark);
                var comparison = new Comparison(Map.of("stripe", list), from, watermark);
                return audit(folder, watermark, Optional.of(comparison))
                        .atRest()
                        .differences();
            } finally {
                Main.delete(folder);
            }
        } catch (IOException | SQLException fault) {
            throw new AssertionError(fault);
        }
    }

    private static Reconciliation audit(Scanner rows, Instant watermark, Path export, Path again)
            throws IOException, SQLException {
        new ExportWriter(export).write(rows, watermark);
        Shown first = audit(export, watermark);
        if (first.findings().isEmpty()) {
            return first.atRest();
        }
        new ExportWriter(again).write(rows, watermark);
        return same(export, again) ? first.atRest() : audit(again, watermark).confirming(first);
    }

    private static boolean same(Path one, Path other) throws IOException {
        for (var table : ExportFolder.read(one).tables().entrySet()) {
            Path twin =
                    ExportFolder.read(other).tables().get(table.getKey()).full().getFirst();
            if (Files.mismatch(table.getValue().full().getFirst(), twin) >= 0) {
                return false;
            }
        }
        return true;
    }

    static Shown audit(Path export, Instant watermark) throws IOException, SQLException {
        return audit(export, watermark, Optional.empty());
    }

    /** Audits an export, and compares it with the refunds of providers. */
    static Shown audit(Path export, Instant watermark, Optional<Comparison> comparison)
            throws IOException, SQLException {
        var limits = new BooksDatabase.Limits("300MB", 1, TARGET);
        return new SqlAudit(limits, comparison, _ -> {}).audit(ExportFolder.read(export), watermark);
    }

    /** Checks that two audits found the same, in whatever order; only the words about unreadable rows may differ. */
    public static void assertSame(Reconciliation expected, Reconciliation found) {
        assertEquals(plain(expected.differences()), plain(found.differences()));
        assertEquals(plain(expected.deferred()), plain(found.deferred()));
        assertEquals(expected.counts(), found.counts());
        assertEquals(Set.copyOf(expected.totals()), Set.copyOf(found.totals()));
        assertEquals(
                Set.copyOf(expected.coupons().liability()),
                Set.copyOf(found.coupons().liability()));
        assertEquals(
                Set.copyOf(expected.coupons().proof()),
                Set.copyOf(found.coupons().proof()));
    }

    private static List<String> plain(List<Difference> all) {
        return all.stream()
                .flatMap(one -> Stream.of(
                        one.what().equals("a row can be read") ? one.what() + " " + one.where() : one.toString()))
                .sorted()
                .collect(Collectors.toList());
    }
}
