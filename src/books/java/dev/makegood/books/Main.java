package dev.makegood.books;

import dev.makegood.books.SqlAudit.Shown;
import dev.makegood.reconciliation.Reconciliation;
import dev.makegood.reconciliation.Reconciliation.Difference;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs {@code scripts/reconcile}. Results go to the standard output, progress to the standard error. */
public final class Main {
    private static final Duration LAG = Duration.ofMinutes(15);

    private final Options options;
    private final PrintStream out;
    private final long began = System.nanoTime();

    private Main(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        if (List.of(arguments).equals(List.of("--athena"))) {
            AthenaStatements.all().forEach(statement -> out.println(statement + ";\n"));
            return 0;
        }
        try {
            return new Main(Options.read(arguments), out).run();
        } catch (IllegalArgumentException | IOException | SQLException unusable) {
            System.err.println(unusable.getMessage() + "\n\n" + Options.USAGE);
            return 2;
        }
    }

    private int run() throws IOException, SQLException {
        Path made = Files.createTempDirectory(
                Files.createDirectories(options.limits().temporary()), "export-");
        try {
            if (options.report().isPresent()) {
                ExportFolder export = export(options.folder(), made);
                try (var books = BooksDatabase.read(export, watermark(export), options.limits(), this::progress)) {
                    out.println(Report.of(books, options.report().get()));
                    return 0;
                }
            }
            Shown shown = audit(options.folder(), made.resolve("later"));
            Optional<Path> earlier = options.earlier();
            return print(
                    earlier.isPresent()
                            ? shown.confirming(audit(earlier.get(), made.resolve("earlier")))
                            : shown.atRest());
        } finally {
            delete(made);
        }
    }

    private Shown audit(Path folder, Path made) throws IOException, SQLException {
        ExportFolder export = export(folder, made);
        return new SqlAudit(options.limits(), options.comparison(), this::progress).audit(export, watermark(export));
    }

    private ExportFolder export(Path folder, Path made) throws IOException {
        if (!DataFolder.is(folder)) {
            return ExportFolder.read(folder);
        }
        progress("exporting " + folder);
        DataFolder.export(folder, made);
        return ExportFolder.read(made);
    }

    private Instant watermark(ExportFolder export) {
        Duration lag = options.lag().orElse(DataFolder.is(options.folder()) ? Duration.ZERO : LAG);
        return options.watermark().orElse(export.asOf().minus(lag)).truncatedTo(ChronoUnit.MILLIS);
    }

    private int print(Reconciliation result) {
        out.println("watermark " + result.watermark());
        result.counts().forEach((name, count) -> out.println(name + " " + count));
        result.totals().forEach(total -> out.println("total " + total.kind() + " " + total.sum()));
        print("DIFFERENCE", result.differences());
        print("deferred", result.deferred());
        if (!result.balanced() && options.earlier().isEmpty() && !DataFolder.is(options.folder())) {
            out.println("What was in motion at the export's instant may be among these: give an export of some minutes"
                    + " earlier with --earlier.");
        }
        out.println(result.balanced() ? "The books balance." : "The books do not balance.");
        return result.balanced() ? 0 : 1;
    }

    private void print(String as, List<Difference> all) {
        all.forEach(one -> out.println("%s %s: %s: expected %s, found %s"
                .formatted(as, one.what(), one.where(), one.expected(), one.found())));
    }

    private void progress(String step) {
        System.err.printf(
                "%5d s  %s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds(), step);
    }

    /** Deletes a folder with everything in it. */
    static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
