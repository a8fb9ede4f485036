package dev.makegood.books;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the arguments of {@code scripts/reconcile}.
 *
 * @param comparison what providers say; absent if they are not asked
 * @param lag how far the watermark is behind the export's instant
 */
record Options(
        Path folder,
        Optional<Path> earlier,
        Optional<Instant> watermark,
        Optional<Duration> lag,
        Optional<String> report,
        Optional<Comparison> comparison,
        BooksDatabase.Limits limits) {
    static final List<String> REPORTS = List.of("liability", "receivables", "refunds");

    static final String USAGE = """
        scripts/reconcile DIR [--earlier DIR] [--report NAME]
        scripts/reconcile DIR [--stripe FILE] [--wechatpay FILE] [--alipay FILE] --from INSTANT --to INSTANT
        scripts/reconcile --athena

          DIR              a folder with an export of all tables, as DynamoDB writes it to S3, or the --data folder of a
                           local platform that does not run now
          --earlier DIR    an earlier export: what is wrong by the same amount in both is a difference, and what moved
                           between them is deferred. Without it, all that looks wrong is a difference
          --report NAME    prints a report instead: liability (coupons by the year they expire in), receivables (what
                           merchants owe, by age) or refunds (against their deadline)
          --stripe FILE    compares our refunds with Stripe's list too, as scripts/stripe-refunds writes it; a folder means all
                           files in it
          --wechatpay FILE compares them with transaction bills of WeChat Pay
          --alipay FILE    compares them with business bills of Alipay
          --from, --to     the time that these files cover, without gaps; what we learned in its first day is not looked for
          --athena         prints the statements that do all of this on Athena
          --at INSTANT     the watermark: totals include the postings up to it (default: --lag before the export)
          --lag MINUTES    longer than any transaction takes (default 15; 0 for a --data folder, which is at rest)
          --memory SIZE    for DuckDB (default 500MB; Java takes up to 200 MB more)
          --threads N      for DuckDB (default 2)
          --temp DIR       where it keeps rows meanwhile (default target/books); docs/books.md says how much it needs

        Exits with 0 if the books balance, 1 if they do not, 2 if it cannot tell.
        """;

    private static final Set<String> NAMES =
            Set.of("--earlier", "--report", "--at", "--lag", "--memory", "--threads", "--temp", "--from", "--to");

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if they cannot be used
     */
    static Options read(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean known = NAMES.contains(arguments[i]) || Comparison.OPTIONS.contains(arguments[i]);
            if (known && i + 1 < arguments.length) {
                given.put(arguments[i], arguments[++i]);
            } else if (arguments[i].startsWith("--") || given.putIfAbsent("", arguments[i]) != null) {
                throw new IllegalArgumentException("Unknown argument, or one without its value: " + arguments[i]);
            }
        }
        if (!given.containsKey("")) {
            throw new IllegalArgumentException("Which folder?");
        }
        Optional<String> report = Optional.ofNullable(given.get("--report"));
        if (report.isPresent() && !REPORTS.contains(report.get())) {
            throw new IllegalArgumentException("There is no report " + report.get() + ", but " + REPORTS);
        }
        return new Options(
                Path.of(given.get("")),
                Optional.ofNullable(given.get("--earlier")).map(Path::of),
                Optional.ofNullable(given.get("--at")).map(Instant::parse),
                Optional.ofNullable(given.get("--lag")).map(Long::valueOf).map(Duration::ofMinutes),
                report,
                Comparison.of(given),
                new BooksDatabase.Limits(
                        given.getOrDefault("--memory", "500MB"),
                        Integer.parseInt(given.getOrDefault("--threads", "2")),
                        Path.of(given.getOrDefault("--temp", "target/books"))));
    }
}
