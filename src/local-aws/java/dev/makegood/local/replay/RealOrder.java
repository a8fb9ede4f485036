package dev.makegood.local.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds one order of the marketplace.
 *
 * @param shippedAt the hand-over to the carrier, not before the payment; absent if there was none
 */
record RealOrder(String orderId, String buyerId, Instant paidAt, Optional<Instant> shippedAt, List<RealLine> lines) {

    /** Returns true if no line of it was late. */
    boolean shippedInTime() {
        return shippedAt
                .filter(at -> lines.stream().noneMatch(line -> at.isAfter(line.promisedShipAt())))
                .isPresent();
    }

    /** Holds one unit of it, with its promised ship time, not before the payment, and its price in minor units. */
    record RealLine(String lineId, String merchantId, String sku, long paidMinor, Instant promisedShipAt) {
        RealLine promised(Instant at) {
            return new RealLine(lineId, merchantId, sku, paidMinor, at);
        }
    }
}
