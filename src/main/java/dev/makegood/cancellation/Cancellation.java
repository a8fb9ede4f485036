package dev.makegood.cancellation;

import dev.makegood.fact.Evidence;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What one side proposes to the other: to cancel what has not been shipped of an order line.
 *
 * @param answer absent while the other side has said nothing
 */
public record Cancellation(Told told, Instant proposedAt, Optional<Answer> answer) {
    /** Who proposes; the other one answers. */
    public enum Side {
        BUYER,
        MERCHANT
    }

    /**
     * The proposal as it was told.
     *
     * @param compensation what the buyer is to be compensated with at least; zero for what the policy gives, which is never
     *     undercut
     */
    public record Told(String cancellationId, Side by, Money compensation, String reason) {}

    /** What the other side said. */
    public record Answer(boolean accepted, Instant at) {}

    /** The same without the words of whoever proposed it. */
    Cancellation erased() {
        var silent = new Told(told.cancellationId(), told.by(), told.compensation(), Evidence.ERASED);
        return new Cancellation(silent, proposedAt, answer);
    }

    Cancellation answered(boolean accepted, Instant at) {
        return new Cancellation(told, proposedAt, Optional.of(new Answer(accepted, at)));
    }
}
