package dev.makegood.policy;

import java.time.Instant;
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
        Set<String> attributes) {

    public Facts {
        used = Map.copyOf(used);
        attributes = Set.copyOf(attributes);
    }

    /** Whether the merchant admitted it while the original promise could still be kept, that instant included. */
    boolean admittedInTime(Instant promised) {
        return admittedAt.filter(at -> !at.isAfter(promised)).isPresent();
    }

    /** The same facts about units that more was paid for. */
    public Facts paying(Money more) {
        return new Facts(
                violation,
                more,
                paidAt,
                promisedShipAt,
                agreedShipAt,
                admittedAt,
                shippedAt,
                establishedAt,
                used,
                forLateShipment,
                attributes);
    }

    /** The same facts, with another compensation for the late shipment of the same line. */
    public Facts afterLateShipment(Money compensation) {
        return new Facts(
                violation,
                paid,
                paidAt,
                promisedShipAt,
                agreedShipAt,
                admittedAt,
                shippedAt,
                establishedAt,
                used,
                Optional.of(compensation),
                attributes);
    }

    /** The same facts, with other cases having used up other amounts. */
    public Facts using(Map<Scope, Money> now) {
        return new Facts(
                violation,
                paid,
                paidAt,
                promisedShipAt,
                agreedShipAt,
                admittedAt,
                shippedAt,
                establishedAt,
                now,
                forLateShipment,
                attributes);
    }
}
