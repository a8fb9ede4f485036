package dev.makegood.policy;

import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds the compensation of other cases for the same units.
 *
 * @param forLateShipment compensation for their late shipment
 * @param forReplaced compensation for the stockout of the units that they replace
 */
public record Given(Optional<Money> forLateShipment, Optional<Money> forReplaced) {
    public static final Given NOTHING = new Given(Optional.empty(), Optional.empty());
}
