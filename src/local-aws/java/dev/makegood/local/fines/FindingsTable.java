package dev.makegood.local.fines;

import dev.makegood.advice.fines.Finding;
import dev.makegood.advice.fines.Finding.Verdict;
import dev.makegood.mapping.Records;
import dev.makegood.market.Market;
import dev.makegood.wording.Language;
import dev.makegood.wording.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.joda.money.Money;

/** Writes what was found: a table for people, and a line for each deduction. */
final class FindingsTable {
    private static final int SHOWN = 20;

    private FindingsTable() {}

    /** Returns counts and sums, and the deductions that took the most too much. */
    static String of(Main.Audit audit) {
        var table = new StringBuilder();
        for (Verdict verdict : Verdict.values()) {
            List<Finding> of = audit.findings().stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .toList();
            table.append("%-8s %,7d deductions, %s%n"
                    .formatted(
                            name(verdict),
                            of.size(),
                            sum(of.stream().map(finding -> finding.fine().amount()))));
        }
        table.append("too much in all: %s%n".formatted(sum(tooMuch(audit))));
        if (!audit.broken().isEmpty()) {
            table.append(
                    "%n%,d lines cannot be read:%n".formatted(audit.broken().size()));
            audit.broken().stream()
                    .limit(SHOWN)
                    .forEach(line ->
                            table.append("  line %d: %s %s%n".formatted(line.line(), line.field(), line.reason())));
        }
        List<Finding> wrong = audit.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.WRONG)
                .sorted(Comparator.comparing((Finding finding) ->
                                finding.tooMuch().orElseThrow().getAmount())
                        .reversed())
                .toList();
        table.append(wrong.isEmpty() ? "" : "\n");
        wrong.stream()
                .limit(SHOWN)
                .forEach(finding -> table.append("line %d, %s: %s%n"
                        .formatted(finding.fine().line(), finding.fine().fineId(), english(finding.reason()))));
        if (wrong.size() > SHOWN) {
            table.append("... and %,d more: see --csv%n".formatted(wrong.size() - SHOWN));
        }
        return table.toString();
    }

    private static Stream<Money> tooMuch(Main.Audit audit) {
        return audit.findings().stream()
                .flatMap(finding -> finding.tooMuch().stream())
                .filter(Money::isPositive);
    }

    private static String sum(Stream<Money> amounts) {
        return amounts.reduce(Money::plus).map(Money::toString).orElse("nothing");
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String english(Sentence sentence) {
        return sentence.in(Language.of("en"));
    }

    /** Writes each deduction, with the arithmetic in each language of the market, as CSV (RFC 4180). */
    static void write(Main.Audit audit, Path file) throws IOException {
        List<Language> languages = Market.current().languages();
        try (var csv = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
            var header = new ArrayList<>(List.of(
                    "line",
                    "fineId",
                    "orderId",
                    "verdict",
                    "currency",
                    "deducted",
                    "owed",
                    "tooMuch",
                    "policy",
                    "appealEnd"));
            languages.forEach(language -> header.add(language.field()));
            csv.printRecord(header);
            for (Finding finding : audit.findings()) {
                var values = new ArrayList<Object>(List.of(
                        finding.fine().line(),
                        finding.fine().fineId(),
                        finding.fine().orderId(),
                        name(finding.verdict()),
                        finding.fine().amount().getCurrencyUnit(),
                        finding.fine().amount().getAmount(),
                        text(finding.owed().map(Money::getAmount)),
                        text(finding.tooMuch().map(Money::getAmount)),
                        text(finding.policy().map(version -> version.ref().toString())),
                        text(finding.appealEnd())));
                languages.forEach(language -> values.add(AppealDrafts.arithmetic(finding, language)));
                csv.printRecord(values);
            }
            for (Records.Broken line : audit.broken()) {
                csv.printRecord(
                        line.line(), "", "", "unreadable", "", "", "", "", "", "", line.field() + " " + line.reason());
            }
        }
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
