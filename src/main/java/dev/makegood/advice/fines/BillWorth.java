package dev.makegood.advice.fines;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Says what the cases of a bill are worth, one after the other, each after what earlier ones used of the caps. */
final class BillWorth {
    /** Stands for the buyers whom the bill does not name, and for the one merchant whose bill it is. */
    private static final String UNNAMED = "?";

    private final Map<List<String>, Money> used = new HashMap<>();
    private final Map<List<String>, Money> late = new HashMap<>();

    /** Holds what all cases of a day are worth that could be one buyer's. */
    private final Map<LocalDate, Money> days = new HashMap<>();

    /** Says what a case is worth, or what the bill does not say. */
    sealed interface Answer {}

    record Owes(Assessment assessment) implements Answer {}

    record Lacks(String field) implements Answer {}

    /**
     * Announces a case that the bill has. A bill need not name buyers: as long as all cases of a day are worth less than
     * a cap for one buyer and day, it makes no difference whose they are.
     */
    void expect(Fine fine, Established established) {
        if (lacking(fine, established.version()).isEmpty() && fine.paidAt().isPresent()) {
            try {
                Money worth = Assess.of(established.version(), facts(fine, established))
                        .amount();
                days.merge(day(fine, established.version()), worth, Money::plus);
            } catch (InvalidInput incomplete) {
                // It is told when the case is assessed.
            }
        }
    }

    Answer of(Fine fine, Established established) {
        PolicyVersion version = established.version();
        Optional<String> lacking = lacking(fine, version).or(() -> lackingForCaps(fine, version));
        if (lacking.isPresent()) {
            return new Lacks(lacking.get());
        }
        try {
            Assessment assessment =
                    Assess.of(version, afterLate(fine, facts(fine, established)).using(usedBefore(fine, version)));
            version.compensation()
                    .caps()
                    .forEach(cap ->
                            used.merge(cap.scope().name(member(fine, version)), assessment.ofPolicy(), Money::plus));
            if (fine.violation() == Violation.LATE_SHIPMENT) {
                late.put(fine.orderLine(), assessment.amount());
            }
            return new Owes(assessment);
        } catch (InvalidInput incomplete) {
            return new Lacks(incomplete.field());
        }
    }

    /** Returns a fact that the version needs and the bill does not say: no attribute is guessed, and no number of lines. */
    private static Optional<String> lacking(Fine fine, PolicyVersion version) {
        var rule = version.compensation();
        if (fine.paid().isEmpty() || rule.merchantRate().isPresent()) {
            return Optional.of(fine.paid().isEmpty() ? "paidMinor" : "merchantLines");
        }
        return Stream.concat(
                        rule.requires().stream(), rule.tiers().stream().flatMap(tier -> tier.when().keySet().stream()))
                .filter(attribute -> !fine.attributes().containsKey(attribute))
                .sorted()
                .findFirst()
                .map(attribute -> "attributes/" + attribute);
    }

    private Optional<String> lackingForCaps(Fine fine, PolicyVersion version) {
        Optional<CompensationRule.ScopeCap> ofDay = version.compensation().caps().stream()
                .filter(cap -> cap.scope() == Scope.BUYER_MERCHANT_DAY)
                .findFirst();
        if (ofDay.isEmpty() || fine.paidAt().isEmpty()) {
            return ofDay.map(_ -> "paidAt");
        }
        Money limit = version.money(ofDay.get().amountMinor());
        return Optional.of("buyerId")
                .filter(_ -> fine.buyerId().isEmpty())
                .filter(_ -> days.getOrDefault(day(fine, version), limit).isGreaterThan(limit));
    }

    private Facts facts(Fine fine, Established established) {
        PolicyVersion version = established.version();
        var portion = new Portion(
                fine.paid().orElseThrow(),
                fine.withCoupons(),
                fine.admittedAt(),
                Optional.empty(),
                fine.exemption().filter(version.exemptions()::contains),
                List.of());
        return Facts.of(fine.violation(), List.of(portion))
                .happened(new Milestones(fine.paidAt(), fine.shippedAt(), Optional.of(established.at())))
                .promisedToShip(new ShipPromise(Optional.empty(), fine.promisedShipAt(), fine.agreedShipAt()))
                .with(fine.attributes().entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private Facts afterLate(Fine fine, Facts facts) {
        return Optional.ofNullable(late.get(fine.orderLine()))
                .filter(_ -> fine.violation() == Violation.STOCKOUT)
                .map(facts::afterLateShipment)
                .orElse(facts);
    }

    private Map<Scope, Money> usedBefore(Fine fine, PolicyVersion version) {
        var before = new EnumMap<Scope, Money>(Scope.class);
        for (CompensationRule.ScopeCap cap : version.compensation().caps()) {
            before.put(cap.scope(), used.getOrDefault(cap.scope().name(member(fine, version)), version.money(0)));
        }
        return before;
    }

    private Scope.Member member(Fine fine, PolicyVersion version) {
        return new Scope.Member(
                fine.orderId(),
                fine.platform(),
                version.currency(),
                fine.buyerId().orElse(UNNAMED),
                UNNAMED,
                fine.paidAt().map(_ -> day(fine, version)).orElse(LocalDate.EPOCH));
    }

    private static LocalDate day(Fine fine, PolicyVersion version) {
        return LocalDate.ofInstant(fine.paidAt().orElseThrow(), version.zone());
    }
}
