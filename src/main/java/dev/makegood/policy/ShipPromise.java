package dev.makegood.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Says when a line was to be shipped.
 *
 * @param madeAt when the promised time begins to count, if not at payment: for a replacement, the swap
 * @param shipAt the original promise, which determines the tier and the admission discount
 * @param agreedShipAt the ship time agreed with the buyer, which only determines lateness
 */
public record ShipPromise(Optional<Instant> madeAt, Optional<Instant> shipAt, Optional<Instant> agreedShipAt) {
    public static final ShipPromise UNKNOWN = new ShipPromise(Optional.empty(), Optional.empty(), Optional.empty());

    public static ShipPromise of(Instant shipAt) {
        return new ShipPromise(Optional.empty(), Optional.of(shipAt), Optional.empty());
    }
}
