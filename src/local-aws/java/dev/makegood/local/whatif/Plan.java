package dev.makegood.local.whatif;

import dev.makegood.order.Shares;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import dev.makegood.whatif.PastCase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;

/**
 * Describes an order of one line for which a violation is to be established.
 *
 * @param paid what was paid for all of its units
 * @param units for a stockout, those that will not ship; for a late shipment, all
 * @param admitted true if the merchant admits it
 */
record Plan(
        CaseId id,
        String buyer,
        String merchantId,
        Instant paidAt,
        Instant promisedShipAt,
        int quantity,
        int units,
        Money paid,
        boolean admitted,
        Instant establishedAt,
        List<String> attributes) {

    Plan at(Instant instant) {
        return new Plan(
                id, buyer, merchantId, paidAt, promisedShipAt, quantity, units, paid, admitted, instant, attributes);
    }

    Facts facts() {
        Portion portion = Portion.of(Shares.ofUnits(paid, 0, units, quantity));
        boolean says = admitted && id.violation() == Violation.STOCKOUT;
        return Facts.of(id.violation(), List.of(says ? portion.admitted(establishedAt) : portion))
                .happened(Milestones.of(paidAt, establishedAt))
                .promisedToShip(ShipPromise.of(promisedShipAt))
                .with(Set.copyOf(attributes));
    }

    PastCase past(PolicyVersion base, Facts facts, Money amount) {
        return new PastCase(id, base.platform(), merchantId, buyer, establishedAt, base.ref(), facts, amount, amount);
    }
}
