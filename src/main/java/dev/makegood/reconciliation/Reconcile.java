package dev.makegood.reconciliation;

import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.reconciliation.Reconciliation.Total;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recomputes all balances from the ledger and reports every difference. It scans whole tables, so it is a nightly job;
 * {@link Books} tells its need of memory.
 * <p>Rows change while it reads. If anything looks wrong, it reads everything once more: findings with the same gap
 * both times are differences; the others were in motion and are deferred.
 */
public final class Reconcile {
    private final Scanner scanner;
    private final Reconciliations results;

    public Reconcile(Database database, Scanner scanner) {
        this.scanner = scanner;
        results = new Reconciliations(database);
    }

    /**
     * Audits the books and stores the result.
     *
     * @param lag how far the watermark of the totals is behind {@code now}: longer than any transaction takes
     */
    public Reconciliation runOnce(Instant now, Duration lag) {
        Reconciliation result = audit(now.minus(lag).truncatedTo(ChronoUnit.MILLIS));
        results.keep(result);
        return result;
    }

    private Reconciliation audit(Instant watermark) {
        Books books = Books.read(scanner, watermark);
        List<Finding> suspected = Audit.of(books);
        if (suspected.isEmpty()) {
            return result(watermark, books, List.of(), List.of());
        }
        Set<String> marks = suspected.stream().map(Finding::mark).collect(Collectors.toSet());
        Books again = Books.read(scanner, watermark);
        Map<Boolean, List<Difference>> confirmed = Audit.of(again).stream()
                .collect(Collectors.partitioningBy(
                        finding -> marks.contains(finding.mark()),
                        Collectors.mapping(Finding::difference, Collectors.toList())));
        return result(watermark, again, confirmed.get(true), confirmed.get(false));
    }

    private static Reconciliation result(
            Instant watermark, Books books, List<Difference> differences, List<Difference> deferred) {
        var totals = new ArrayList<Total>();
        books.totals.forEach((kind, sum) -> totals.add(new Total(kind, sum)));
        var counts = new TreeMap<>(books.counts);
        counts.put("differences", (long) differences.size());
        counts.put("deferred", (long) deferred.size());
        return new Reconciliation(
                watermark, counts, totals, books.couponSums.books(), listed(differences), listed(deferred));
    }

    private static List<Difference> listed(List<Difference> all) {
        return all.stream().limit(Reconciliation.MOST_LISTED).toList();
    }
}
