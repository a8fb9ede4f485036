package dev.makegood.policy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * What an assessment goes by. That the violation is established is given. Facts that a policy does not ask for may be
 * absent.
 *
 * @param paid what was paid, net of discounts, for the units that the case is about
 * @param paidAt when the order was paid
 * @param promisedShipAt the original promise: it decides the tier and the admission discount
 * @param agreedShipAt the ship time negotiated with the buyer: it decides lateness only
 * @param admittedAt when the merchant admitted the stockout
 * @param shippedAt when the line left the merchant
 * @param establishedAt when the violation was established: it decides which version applies
 * @param used what earlier cases have used up of the caps
 * @param forLateShipment what the late shipment of the same line is compensated with
 * @param exemption the ground on which the operator found that nothing is owed
 * @param promise what the merchant promised the buyer on top of the policy
 * @param agreement that buyer and merchant agreed to cancel
 * @param attributes what is true of the line: {@code presale}, {@code custom}, {@code bonded}, ...
 */
public record Facts(
        Violation violation,
        Money paid,
        Optional<Instant> paidAt,
        Optional<Instant> promisedShipAt,
        Optional<Instant> agreedShipAt,
        Optional<Instant> admittedAt,
        Optional<Instant> shippedAt,
        Optional<Instant> establishedAt,
        Map<Scope, Money> used,
        Optional<Money> forLateShipment,
        Set<String> attributes,
        Optional<Exemption> exemption,
        Optional<MerchantPromise> promise,
        Optional<Agreement> agreement) {

    public Facts {
        used = Map.copyOf(used);
        attributes = Set.copyOf(attributes);
    }

    /** Facts of a line without an exemption or a merchant's promise. */
    public Facts(
            Violation violation,
            Money paid,
            Optional<Instant> paidAt,
            Optional<Instant> promisedShipAt,
            Optional<Instant> agreedShipAt,
            Optional<Instant> admittedAt,
            Optional<Instant> shippedAt,
            Optional<Instant> establishedAt,
            Map<Scope, Money> used,
            Optional<Money> forLateShipment,
            Set<String> attributes) {
        this(
                violation,
                paid,
                paidAt,
                promisedShipAt,
                agreedShipAt,
                admittedAt,
                shippedAt,
                establishedAt,
                used,
                forLateShipment,
                attributes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the merchant admitted it while the original promise could still be kept, that instant included. */
    boolean admittedInTime(Instant promised) {
        return admittedAt.filter(at -> !at.isAfter(promised)).isPresent();
    }

    /** The same facts about units that more was paid for. */
    public Facts paying(Money more) {
        return copy(more, used, forLateShipment, attributes, exemption, agreement);
    }

    /** The same facts, with other cases having used up other amounts. */
    public Facts using(Map<Scope, Money> now) {
        return copy(paid, now, forLateShipment, attributes, exemption, agreement);
    }

    /** The same facts, with the late shipment of the line compensated otherwise. */
    public Facts afterLateShipment(Money now) {
        return copy(paid, used, Optional.of(now), attributes, exemption, agreement);
    }

    /** The same facts, with something more that turned out to be true. */
    public Facts and(String attribute) {
        var more = new HashSet<>(attributes);
        more.add(attribute);
        return copy(paid, used, forLateShipment, more, exemption, agreement);
    }

    /** The same facts, with a ground on which nothing is owed. */
    public Facts exempt(Exemption ground) {
        return copy(paid, used, forLateShipment, attributes, Optional.of(ground), agreement);
    }

    /** The same facts, exempt on no ground. */
    public Facts notExempt() {
        return copy(paid, used, forLateShipment, attributes, Optional.empty(), agreement);
    }

    /** The same facts, with an agreement to cancel. */
    public Facts agreed(Agreement now) {
        return copy(paid, used, forLateShipment, attributes, exemption, Optional.of(now));
    }

    private Facts copy(
            Money newPaid,
            Map<Scope, Money> newUsed,
            Optional<Money> newForLateShipment,
            Set<String> newAttributes,
            Optional<Exemption> newExemption,
            Optional<Agreement> newAgreement) {
        return new Facts(
                violation,
                newPaid,
                paidAt,
                promisedShipAt,
                agreedShipAt,
                admittedAt,
                shippedAt,
                establishedAt,
                newUsed,
                newForLateShipment,
                newAttributes,
                newExemption,
                promise,
                newAgreement);
    }
}
