package dev.makegood.functions.policies;

import dev.makegood.advice.fines.Bill;
import dev.makegood.advice.fines.Finding;
import dev.makegood.market.Market;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/** Shows what an audit found about each deduction of a bill, in the bill's order. */
record FineAuditView(int right, int wrong, int unknown, List<FindingView> findings, List<UnreadableView> unreadable) {

    /** Shows what was found about one deduction. What cannot be told, or is not known, is absent. */
    record FindingView(
            int line,
            String fineId,
            String orderId,
            String verdict,
            String currency,
            long deductedMinor,
            Optional<Long> owedMinor,
            Optional<Long> tooMuchMinor,
            Optional<String> policy,
            Text reason,
            List<Text> steps,
            Optional<Instant> appealEnd) {
        static FindingView of(Finding finding) {
            Market market = Market.current();
            return new FindingView(
                    finding.fine().line(),
                    finding.fine().fineId(),
                    finding.fine().orderId(),
                    finding.verdict().name().toLowerCase(Locale.ROOT),
                    finding.fine().amount().getCurrencyUnit().getCode(),
                    finding.fine().amount().getAmountMinorLong(),
                    finding.owed().map(Money::getAmountMinorLong),
                    finding.tooMuch().map(Money::getAmountMinorLong),
                    finding.policy().map(version -> version.ref().toString()),
                    market.text(finding.reason()::in),
                    market.texts(finding.steps()),
                    finding.appealEnd());
        }
    }

    /** Shows a record of the bill that cannot be read. */
    record UnreadableView(int line, String field, String reason) {}

    static FineAuditView of(Bill bill, List<Finding> findings) {
        return new FineAuditView(
                count(findings, Finding.Verdict.RIGHT),
                count(findings, Finding.Verdict.WRONG),
                count(findings, Finding.Verdict.UNKNOWN),
                findings.stream().map(FindingView::of).toList(),
                bill.unreadable().stream()
                        .map(record -> new UnreadableView(record.line(), record.field(), record.reason()))
                        .toList());
    }

    private static int count(List<Finding> findings, Finding.Verdict verdict) {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
    }
}
