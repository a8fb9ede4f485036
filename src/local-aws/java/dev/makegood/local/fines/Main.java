package dev.makegood.local.fines;

import dev.makegood.advice.fines.AuditFines;
import dev.makegood.advice.fines.Bill;
import dev.makegood.advice.fines.Finding;
import dev.makegood.advice.fines.Finding.Verdict;
import dev.makegood.input.InvalidInput;
import dev.makegood.mapping.FileText;
import dev.makegood.mapping.Mapping;
import dev.makegood.mapping.Records;
import dev.makegood.mapping.Report;
import dev.makegood.mapping.ReportMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs {@code scripts/audit-fines}. Exits with 0 if nothing is wrong, with 1 if something is or a line cannot be read,
 * with 2 if arguments or files cannot be used.
 */
public final class Main {
    private Main() {}

    /** Holds what was found, and the lines that cannot be read. */
    record Audit(List<Finding> findings, List<Records.Broken> broken) {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(Options.read(arguments)));
        } catch (NoSuchFileException missing) {
            refuse("There is no file " + missing.getFile());
        } catch (IllegalArgumentException wrong) {
            refuse(wrong.getMessage() + "\n\n" + Options.USAGE);
        } catch (InvalidInput | IOException failure) {
            refuse(failure.getMessage());
        }
    }

    private static void refuse(String why) {
        System.err.println(why);
        System.exit(2);
    }

    private static int run(Options options) throws IOException {
        Audit audit = audit(options);
        System.out.print(FindingsTable.of(audit));
        if (options.csv().isPresent()) {
            FindingsTable.write(audit, options.csv().get());
        }
        if (options.appeals().isPresent()) {
            Files.writeString(options.appeals().get(), AppealDrafts.of(audit.findings()));
        }
        boolean clean = audit.broken().isEmpty()
                && audit.findings().stream().noneMatch(finding -> finding.verdict() == Verdict.WRONG);
        return clean ? 0 : 1;
    }

    static Audit audit(Options options) throws IOException {
        Bill bill = Bill.read(options.map(), text(options.bill()));
        Optional<Set<String>> orders = options.orders().isEmpty()
                ? Optional.empty()
                : Optional.of(orders(options.orders().get(), options.ordersMap()));
        return new Audit(new AuditFines(options.versions(), orders).of(bill.fines()), bill.unreadable());
    }

    private static Set<String> orders(Path file, ReportMap map) throws IOException {
        Mapping.Result read = map.reports(text(file));
        if (!read.broken().isEmpty()) {
            Records.Broken first = read.broken().getFirst();
            throw new IllegalArgumentException(
                    "%s:%d: %s %s".formatted(file, first.line(), first.field(), first.reason()));
        }
        return read.reports().stream().map(Report::lastId).collect(Collectors.toSet());
    }

    private static String text(Path file) throws IOException {
        return FileText.of(Files.readAllBytes(file));
    }
}
