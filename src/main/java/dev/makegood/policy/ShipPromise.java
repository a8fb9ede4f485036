package dev.makegood.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds the ship times of a line.
 *
 * @param madeAt when the promised time begins, if not at payment: for a replacement, the swap
 * @param shipAt the original promise, which determines the tier and the admission discount
 * @param agreedShipAt the ship time agreed with the buyer, which determines only lateness
 */
public record ShipPromise(Optional<Instant> madeAt, Optional<Instant> shipAt, Optional<Instant> agreedShipAt) {
    public static final ShipPromise UNKNOWN = new ShipPromise(Optional.empty(), Optional.empty(), Optional.empty());

    public static ShipPromise of(Instant shipAt) {
        return new ShipPromise(Optional.empty(), Optional.of(shipAt), Optional.empty());
    }
}
