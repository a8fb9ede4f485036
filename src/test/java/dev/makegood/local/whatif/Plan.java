package dev.makegood.local.whatif;

import dev.makegood.order.Shares;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import dev.makegood.whatif.PastCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * An order of one line of which a violation is to be established.
 *
 * @param paid what was paid for all of its units
 * @param units of a stockout, those that will not ship; of a late shipment, all
 * @param admitted whether the merchant says so himself
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
        return new Facts(
                id.violation(),
                Shares.ofUnits(paid, 0, units, quantity),
                Optional.of(paidAt),
                Optional.of(promisedShipAt),
                Optional.empty(),
                admitted && id.violation() == Violation.STOCKOUT ? Optional.of(establishedAt) : Optional.empty(),
                Optional.empty(),
                Optional.of(establishedAt),
                Map.of(),
                Optional.empty(),
                Set.copyOf(attributes));
    }

    PastCase past(PolicyVersion base, Facts facts, Money amount) {
        return new PastCase(id, base.platform(), merchantId, buyer, establishedAt, base.ref(), facts, amount, amount);
    }
}
