package dev.makegood.refund;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds a gateway payment in addition to the one by hand.
 *
 * @param reference the gateway's, or our key if we heard first that it came back
 * @param toBuyer what the buyer got of it, as in {@link RefundState.Settled}
 * @param returnedAt when it came back; absent if it did not
 * @param countedAt when the payment by hand came back, so that this one refunds the buyer; absent if it did not
 */
public record Surplus(
        int number,
        String reference,
        Optional<Money> toBuyer,
        Instant at,
        Optional<Instant> returnedAt,
        Optional<Instant> countedAt) {
    boolean isOut() {
        return returnedAt.isEmpty() && countedAt.isEmpty();
    }

    Surplus counted(Instant when) {
        return new Surplus(number, reference, toBuyer, at, Optional.empty(), Optional.of(when));
    }

    Surplus back(Instant when) {
        return new Surplus(number, reference, toBuyer, at, Optional.of(when), countedAt);
    }
}
