package dev.makegood.local.replay;

import dev.makegood.local.command.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * Runs {@code scripts/compare-rules}. Exits with 0, with 1 if books do not reconcile, with 2 if arguments or files cannot
 * be used.
 */
public final class CompareMain {
    private static final String USAGE = """
        scripts/compare-rules DIR --as CURRENCY [--packs A,B+C,...] [--csv FILE] [--html FILE]

          DIR        a folder with orders.csv and order_items.csv, as for scripts/replay
          --as CUR   the currency in which the amounts are read, which is that of the packs
          --packs    the packs to compare; those of one platform that are in force together are joined by +
                     (default: all packs of each platform in this currency)
          --csv F    writes cases, refunds and compensation by pack, month, merchant and SKU
          --html F   writes a page with charts (default target/compare-rules.html)
        """;

    private static final Set<String> WITH_VALUE = Set.of("--as", "--packs", "--csv", "--html");

    private CompareMain() {}

    record Options(Path folder, CurrencyUnit as, List<Rules> rules, Optional<Path> csv, Path html) {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        Command.exit(USAGE, () -> run(read(arguments)));
    }

    private static int run(Options given) throws IOException {
        var years = new ArrayList<Year>();
        for (Rules rules : given.rules()) {
            System.err.println(rules.name());
            years.add(play(given.folder(), rules, System.err));
        }
        var comparison = new Comparison(given.as(), years);
        System.out.print(comparison.table());
        if (given.csv().isPresent()) {
            comparison.writeCsv(given.csv().get());
        }
        Files.writeString(given.html(), new ComparisonPage(comparison).html());
        System.err.println("page: " + given.html());
        return years.stream().allMatch(year -> year.summary().reconciled()) ? 0 : 1;
    }

    /** Plays the orders of a folder under rules, in memory. */
    static Year play(Path folder, Rules rules, PrintStream progress) {
        OrderFiles.Orders read = new OrderFiles(rules.currency(), rules.zone()).read(folder);
        Marketplace.Books books = new Replay(new MemoryMarketplace(), rules, read.paid(), progress).run();
        List<RealCase> cases = books.cases().stream()
                .sorted(Comparator.comparing(RealCase::establishedAt).thenComparing(RealCase::caseId))
                .toList();
        return new Year(rules, Summary.of(rules, read.paid(), read.neverPaid(), books), cases);
    }

    static Options read(String... arguments) {
        var given = Arguments.read(WITH_VALUE, Set.of(), arguments);
        CurrencyUnit as = Rules.currency(given.value("--as")
                .orElseThrow(
                        () -> new IllegalArgumentException("--as is missing: which currency are the amounts in?")));
        List<Rules> rules = given.value("--packs")
                .map(packs -> Stream.of(packs.split(",", -1))
                        .map(names -> Rules.ofPacks(names, as))
                        .toList())
                .orElseGet(() -> Rules.ofPlatforms(as));
        return new Options(
                given.file("DIR"),
                as,
                rules,
                given.value("--csv").map(Path::of),
                Path.of(given.value("--html").orElse("target/compare-rules.html")));
    }
}
