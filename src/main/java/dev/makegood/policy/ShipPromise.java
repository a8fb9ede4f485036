package dev.makegood.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Says when a line was to be shipped.
 *
 * @param madeAt from when the promise is measured, where that is not the payment: a replacement is promised by the swap
 * @param shipAt the original promise: it decides the tier and the admission discount
 * @param agreedShipAt the ship time negotiated with the buyer: it decides lateness only
 */
public record ShipPromise(Optional<Instant> madeAt, Optional<Instant> shipAt, Optional<Instant> agreedShipAt) {
    public static final ShipPromise UNKNOWN = new ShipPromise(Optional.empty(), Optional.empty(), Optional.empty());

    public static ShipPromise of(Instant shipAt) {
        return new ShipPromise(Optional.empty(), Optional.of(shipAt), Optional.empty());
    }
}
