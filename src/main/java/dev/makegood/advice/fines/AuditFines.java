package dev.makegood.advice.fines;

import dev.makegood.advice.fines.Finding.Verdict;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Checks the deductions of one merchant's bill. What the bill says counts as true; what the platform did not deduct is
 * not looked for. Caps count what was owed for earlier cases of the same bill, whatever was deducted for them.
 */
public final class AuditFines {
    private final List<PolicyVersion> versions;
    private final Optional<Set<String>> orders;
    private final Map<List<String>, Fine> seen = new HashMap<>();

    /**
     * Creates an audit.
     *
     * @param versions of all policies and times
     * @param orders the ids of the merchant's orders, if it has listed them: no other can be deducted for
     */
    public AuditFines(List<PolicyVersion> versions, Optional<Set<String>> orders) {
        this.versions = List.copyOf(versions);
        this.orders = orders;
    }

    /** Returns a finding for each deduction, in the order of the bill. */
    public List<Finding> of(List<Fine> bill) {
        List<Subject> subjects = bill.stream()
                .map(fine -> new Subject(fine, Established.of(fine, domain(fine))))
                .sorted(Subject.ORDER)
                .toList();
        var worth = new BillWorth();
        subjects.stream()
                .filter(subject -> isOfAnOrder(subject.fine()))
                .forEach(subject -> subject.established().ifPresent(at -> worth.expect(subject.fine(), at)));
        return subjects.stream()
                .map(subject -> check(subject, worth))
                .sorted(Comparator.comparing(finding -> finding.fine().line()))
                .toList();
    }

    private List<PolicyVersion> domain(Fine fine) {
        return versions.stream()
                .filter(version -> version.domain().equals(fine.domain()))
                .toList();
    }

    private boolean isOfAnOrder(Fine fine) {
        return orders.map(all -> all.contains(fine.orderId())).orElse(true);
    }

    private Finding check(Subject subject, BillWorth worth) {
        Fine fine = subject.fine();
        if (!isOfAnOrder(fine)) {
            return nothingOwed(fine, Sentence.of("fine.unknownOrder").with("order", fine.orderId()));
        }
        Fine first = seen.putIfAbsent(fine.subject(), fine);
        if (first != null) {
            return nothingOwed(fine, Sentence.of("fine.twice").with("first", first.fineId()));
        }
        if (domain(fine).isEmpty()) {
            var reason = Sentence.of("fine.noPolicy")
                    .with("platform", fine.platform())
                    .with("violation", fine.violation().words())
                    .with("currency", fine.amount().getCurrencyUnit());
            return finding(fine, Verdict.UNKNOWN, Optional.empty(), Optional.empty(), reason, List.of());
        }
        return subject.established()
                .map(established -> check(fine, established, worth))
                .orElseGet(() -> fine.shipBy().isEmpty() ? missing(fine, "promisedShipAt") : neverEstablished(fine));
    }

    private Finding check(Fine fine, Established established, BillWorth worth) {
        PolicyVersion version = established.version();
        if (fine.finedAt().filter(established.at()::isAfter).isPresent()) {
            return nothingOwed(fine, Sentence.of("fine.early").time("at", established.at(), version.zone()));
        }
        return switch (worth.of(fine, established)) {
            case BillWorth.Lacks(String field) -> missing(fine, field);
            case BillWorth.Owes(var assessment) -> {
                Money owed = assessment.amount();
                Sentence reason = compared(fine.amount(), owed);
                var verdict = owed.isEqual(fine.amount()) ? Verdict.RIGHT : Verdict.WRONG;
                yield finding(fine, verdict, Optional.of(owed), Optional.of(version), reason, assessment.steps());
            }
        };
    }

    private static Sentence compared(Money fined, Money owed) {
        if (owed.isEqual(fined)) {
            return Sentence.of("fine.right");
        }
        return Sentence.of(fined.isGreaterThan(owed) ? "fine.tooMuch" : "fine.tooLittle")
                .amount("fined", fined)
                .amount("owed", owed)
                .amount("difference", fined.minus(owed).abs());
    }

    /** The line was shipped in time, or no version was in force when it was not. */
    private Finding neverEstablished(Fine fine) {
        PolicyVersion version = inForce(fine, fine.shipBy()).orElse(domain(fine).getFirst());
        Instant end = fine.shipBy().orElseThrow().plus(version.detection().overdue());
        Sentence reason = fine.shippedAt()
                .filter(shipped -> !shipped.isAfter(end))
                .map(shipped -> Sentence.of("fine.inTime").time("shipped", shipped, version.zone()))
                .orElseGet(() -> Sentence.of("fine.notInForce"));
        return nothingOwed(fine, reason.time("end", end, version.zone()));
    }

    private Finding nothingOwed(Fine fine, Sentence reason) {
        Money nothing = Money.zero(fine.amount().getCurrencyUnit());
        var verdict = fine.amount().isZero() ? Verdict.RIGHT : Verdict.WRONG;
        return finding(fine, verdict, Optional.of(nothing), inForce(fine, fine.finedAt()), reason, List.of());
    }

    private Finding missing(Fine fine, String field) {
        var reason = Sentence.of("fine.missing").with("field", field);
        return finding(fine, Verdict.UNKNOWN, Optional.empty(), inForce(fine, fine.finedAt()), reason, List.of());
    }

    private Optional<PolicyVersion> inForce(Fine fine, Optional<Instant> at) {
        return at.flatMap(instant -> Policies.inForce(versions, fine.domain(), instant));
    }

    private static Finding finding(
            Fine fine,
            Verdict verdict,
            Optional<Money> owed,
            Optional<PolicyVersion> version,
            Sentence reason,
            List<Sentence> steps) {
        return new Finding(
                fine,
                verdict,
                owed,
                version,
                reason,
                steps,
                version.flatMap(policy -> fine.finedAt().map(policy::appealEnd)));
    }
}
