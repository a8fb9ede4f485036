package dev.makegood.cancellation;

import dev.makegood.file.Attachment;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds one side's proposal to the other to cancel the unshipped units of an order line.
 *
 * @param answer absent until the other side answers
 */
public record Cancellation(CancellationCommand told, Instant proposedAt, Optional<Answer> answer) {
    /** Lists the two sides: one proposes, the other answers. */
    public enum Side {
        BUYER,
        MERCHANT
    }

    /**
     * Holds the proposal as reported.
     *
     * @param compensation the least that the buyer gets; zero for the policy's amount, which is the minimum anyway
     */
    public record CancellationCommand(String cancellationId, Side by, Money compensation, String reason) {}

    /** Holds the other side's answer. */
    public record Answer(boolean accepted, Instant at) {}

    /** Returns this proposal with its text erased. */
    Cancellation erased() {
        var silent = new CancellationCommand(told.cancellationId(), told.by(), told.compensation(), Attachment.ERASED);
        return new Cancellation(silent, proposedAt, answer);
    }

    Cancellation answered(boolean accepted, Instant at) {
        return new Cancellation(told, proposedAt, Optional.of(new Answer(accepted, at)));
    }
}
