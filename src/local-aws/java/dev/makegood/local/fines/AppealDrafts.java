package dev.makegood.local.fines;

import dev.makegood.advice.fines.Finding;
import dev.makegood.advice.fines.Finding.Verdict;
import dev.makegood.market.Market;
import dev.makegood.wording.Language;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Drafts an appeal for each deduction that took too much, the most urgent first, in each language of the market. */
final class AppealDrafts {
    private AppealDrafts() {}

    static String of(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.WRONG)
                .filter(finding -> finding.tooMuch().filter(Money::isPositive).isPresent())
                .sorted(Comparator.comparing(
                        (Finding finding) -> finding.appealEnd().orElse(Instant.MAX)))
                .map(AppealDrafts::draft)
                .collect(Collectors.joining("\n"));
    }

    private static String draft(Finding finding) {
        return Market.current().languages().stream()
                .map(language -> draft(finding, language))
                .collect(Collectors.joining("\n"));
    }

    private static String draft(Finding finding, Language language) {
        Sentence head = Sentence.of("fine.appeal")
                .with("fine", finding.fine().fineId())
                .with("order", finding.fine().orderId())
                .with("violation", finding.fine().violation().words());
        Sentence ask =
                Sentence.of("fine.ask").amount("difference", finding.tooMuch().orElseThrow());
        return "## %s\n\n%s\n\n%s\n\n%s\n"
                .formatted(
                        head.in(language),
                        until(finding).in(language),
                        arithmetic(finding, language),
                        ask.in(language));
    }

    private static Sentence until(Finding finding) {
        return finding.appealEnd()
                .flatMap(end -> finding.policy()
                        .map(version -> Sentence.of("fine.until")
                                .day(
                                        "day",
                                        end.minusMillis(1)
                                                .atZone(version.zone())
                                                .toLocalDate(),
                                        version.zone())))
                .orElseGet(() -> Sentence.of("fine.noDay"));
    }

    /** Returns the reason and the steps that led to it. */
    static String arithmetic(Finding finding, Language language) {
        return Stream.concat(Stream.of(finding.reason()), finding.steps().stream())
                .map(sentence -> sentence.in(language))
                .collect(Collectors.joining("\n"));
    }
}
