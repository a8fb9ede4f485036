package dev.makegood.policy;

import dev.makegood.promise.MerchantPromise;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/**
 * Holds the facts of an assessment. The violation counts as established. Facts that a policy does not use may be
 * absent.
 *
 * @param portions the units of the case, grouped by their own facts; at least one
 * @param used how much of the caps earlier cases have used
 * @param promise the merchant's own promise to the buyer, beyond the policy
 * @param merchantLines how many of the merchant's lines went wrong, if the version's tiers depend on it and it is known
 * @param attributes properties of the line: {@code presale}, {@code custom}, {@code bonded} and so on
 */
public record Facts(
        Violation violation,
        List<Portion> portions,
        Milestones happened,
        ShipPromise ship,
        Map<Scope, Money> used,
        Given given,
        Optional<MerchantPromise> promise,
        Optional<MerchantLines> merchantLines,
        Set<String> attributes) {

    public Facts {
        if (portions.isEmpty()) {
            throw new IllegalArgumentException("facts need at least one portion");
        }
        portions = List.copyOf(portions);
        used = Map.copyOf(used);
        attributes = Set.copyOf(attributes);
    }

    /** Returns facts without any others. */
    public static Facts of(Violation violation, List<Portion> portions) {
        return new Facts(
                violation,
                portions,
                Milestones.UNKNOWN,
                ShipPromise.UNKNOWN,
                Map.of(),
                Given.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /** Returns the payment for all units of the case. */
    public Money paid() {
        return portions.stream().map(Portion::paid).reduce(Money::plus).orElseThrow();
    }

    public Optional<Instant> paidAt() {
        return happened.paidAt();
    }

    /** Returns when the promised time begins. */
    public Optional<Instant> promisedAt() {
        return ship.madeAt().or(happened::paidAt);
    }

    /** Returns the ground on which nothing is owed for any unit; empty if something may be owed. */
    public Optional<Exemption> exemption() {
        return portions.stream().allMatch(portion -> portion.exemption().isPresent())
                ? portions.getLast().exemption()
                : Optional.empty();
    }

    public Facts about(List<Portion> next) {
        return new Facts(violation, next, happened, ship, used, given, promise, merchantLines, attributes);
    }

    /** Returns these facts with each portion changed. */
    public Facts each(UnaryOperator<Portion> change) {
        return about(portions.stream().map(change).toList());
    }

    public Facts happened(Milestones next) {
        return new Facts(violation, portions, next, ship, used, given, promise, merchantLines, attributes);
    }

    public Facts promisedToShip(ShipPromise next) {
        return new Facts(violation, portions, happened, next, used, given, promise, merchantLines, attributes);
    }

    /** Returns these facts with other amounts used by other cases. */
    public Facts using(Map<Scope, Money> next) {
        return new Facts(violation, portions, happened, ship, next, given, promise, merchantLines, attributes);
    }

    /** Returns these facts with another compensation for the late shipment. */
    public Facts afterLateShipment(Money next) {
        return given(new Given(Optional.of(next), given.forReplaced()));
    }

    public Facts given(Given next) {
        return new Facts(violation, portions, happened, ship, used, next, promise, merchantLines, attributes);
    }

    public Facts promised(Optional<MerchantPromise> next) {
        return new Facts(violation, portions, happened, ship, used, given, next, merchantLines, attributes);
    }

    public Facts counting(Optional<MerchantLines> next) {
        return new Facts(violation, portions, happened, ship, used, given, promise, next, attributes);
    }

    /** Returns these facts with one more attribute. */
    public Facts and(String attribute) {
        var more = new HashSet<>(attributes);
        more.add(attribute);
        return with(more);
    }

    public Facts with(Set<String> next) {
        return new Facts(violation, portions, happened, ship, used, given, promise, merchantLines, next);
    }

    /** Returns these facts with every portion exempt on a ground. */
    public Facts exempt(Exemption ground) {
        return each(portion -> portion.exempt(ground));
    }
}
