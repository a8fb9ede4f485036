package dev.makegood.policy;

import java.util.Optional;
import org.joda.money.Money;

/**
 * Says what other cases give for the same units.
 *
 * @param forLateShipment what their late shipment is compensated with
 * @param forReplaced what is given for the stockout of the units that these took the place of
 */
public record Given(Optional<Money> forLateShipment, Optional<Money> forReplaced) {
    public static final Given NOTHING = new Given(Optional.empty(), Optional.empty());
}
