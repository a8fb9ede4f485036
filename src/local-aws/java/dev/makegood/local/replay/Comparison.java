package dev.makegood.local.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.joda.money.CurrencyUnit;

/** Puts the same orders under different rules side by side. */
record Comparison(CurrencyUnit currency, List<Year> years) {
    private static final String TOTALS = "%-5s %9s %9s %9s %16s %14s  %s%n";
    private static final String AMOUNT = " %14s";

    /** Says how amounts and times were read, on each page. */
    String reading() {
        return "Amounts are read as %s (--as %s), times in the zone of each pack.".formatted(currency, currency);
    }

    String amount(long minor) {
        return BigDecimal.valueOf(minor, currency.getDecimalPlaces()).toPlainString();
    }

    /**
     * Returns the compensation by a key of the cases, for each of the years in their order.
     *
     * @param most how many keys: those with the most compensation under any rules, in the order of the keys
     */
    Map<String, List<Long>> compensation(BiFunction<Year, RealCase, String> key, int most) {
        List<Map<String, Sums>> sums = years.stream()
                .map(year -> Sums.by(year.cases(), c -> key.apply(year, c)))
                .toList();
        var rows = new TreeMap<String, List<Long>>();
        var keys = new TreeSet<String>();
        sums.forEach(each -> keys.addAll(each.keySet()));
        for (String each : keys) {
            rows.put(
                    each,
                    sums.stream()
                            .map(of -> of.getOrDefault(each, Sums.NONE).compensatedMinor())
                            .toList());
        }
        return rows.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, List<Long>> row) -> row.getValue().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0),
                        Comparator.reverseOrder()))
                .limit(most)
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }

    Map<String, List<Long>> byMonth() {
        return compensation((year, c) -> year.month(c.establishedAt()).toString(), Integer.MAX_VALUE);
    }

    /** Names the cases that a line of the CSV file adds up. */
    private record Cell(YearMonth month, String merchantId, String sku) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::month)
                .thenComparing(Cell::merchantId)
                .thenComparing(Cell::sku);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    /** Writes the sums by rules, month, merchant and SKU as CSV (RFC 4180). */
    void writeCsv(Path file) throws IOException {
        try (var csv = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
            csv.printRecord(
                    "rules", "currency", "month", "merchantId", "sku", "cases", "refunds", "refunded", "compensation");
            for (Year year : years) {
                Map<Cell, Sums> cells =
                        Sums.by(year.cases(), c -> new Cell(year.month(c.establishedAt()), c.merchantId(), c.sku()));
                for (Map.Entry<Cell, Sums> cell : cells.entrySet()) {
                    Sums sums = cell.getValue();
                    csv.printRecord(
                            year.rules().name(),
                            currency,
                            cell.getKey().month(),
                            cell.getKey().merchantId(),
                            cell.getKey().sku(),
                            sums.cases(),
                            sums.refunds(),
                            amount(sums.refundedMinor()),
                            amount(sums.compensatedMinor()));
                }
            }
        }
    }

    /** Returns the totals of each year and the compensation of each month, as tables for people. */
    String table() {
        var table = new StringBuilder(reading() + "\n\n");
        table.append(TOTALS.formatted("", "cases", "late", "refunds", "refunded", "compensation", "rules"));
        for (int i = 0; i < years.size(); i++) {
            Sums sums = years.get(i).sums();
            table.append(TOTALS.formatted(
                    "(" + (i + 1) + ")",
                    sums.cases(),
                    years.get(i).late(),
                    sums.refunds(),
                    amount(sums.refundedMinor()),
                    amount(sums.compensatedMinor()),
                    years.get(i).rules().name()));
        }
        table.append("\nCompensation by month\n\n%-9s".formatted(""));
        for (int i = 0; i < years.size(); i++) {
            table.append(AMOUNT.formatted("(" + (i + 1) + ")"));
        }
        byMonth().forEach((month, amounts) -> {
            table.append("%n%-9s".formatted(month));
            amounts.forEach(amount -> table.append(AMOUNT.formatted(amount(amount))));
        });
        return table.append("\n").toString();
    }
}
