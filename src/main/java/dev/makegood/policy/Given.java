package dev.makegood.policy;

import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds what other cases give for the same units.
 *
 * @param forLateShipment compensation of their late shipment
 * @param forReplaced compensation of the stockout of the units that they replace
 */
public record Given(Optional<Money> forLateShipment, Optional<Money> forReplaced) {
    public static final Given NOTHING = new Given(Optional.empty(), Optional.empty());
}
