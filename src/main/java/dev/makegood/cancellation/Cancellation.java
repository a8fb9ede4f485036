package dev.makegood.cancellation;

import dev.makegood.file.Attachment;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds one side's proposal to the other to cancel the unshipped units of an order line.
 *
 * @param takesEffectAt the first instant at which it takes effect unless the other side has answered; absent if it needs
 *     an answer
 * @param answer absent until the other side answers, or it takes effect
 */
public record Cancellation(
        CancellationCommand told, Instant proposedAt, Optional<Instant> takesEffectAt, Optional<Answer> answer) {
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

    /**
     * Holds the other side's answer.
     *
     * @param unanswered true if it took effect without one
     */
    public record Answer(boolean accepted, Instant at, boolean unanswered) {}

    /** Returns this proposal with its text erased. */
    Cancellation erased() {
        var silent = new CancellationCommand(told.cancellationId(), told.by(), told.compensation(), Attachment.ERASED);
        return new Cancellation(silent, proposedAt, takesEffectAt, answer);
    }

    Cancellation answered(boolean accepted, Instant at) {
        return with(new Answer(accepted, at, false));
    }

    /** Returns this proposal in effect without an answer. */
    Cancellation inEffect(Instant at) {
        return with(new Answer(true, at, true));
    }

    private Cancellation with(Answer next) {
        return new Cancellation(told, proposedAt, takesEffectAt, Optional.of(next));
    }

    /** Returns this proposal, which now needs an answer. */
    Cancellation lapsed() {
        return new Cancellation(told, proposedAt, Optional.empty(), answer);
    }

    /** Returns true if it has waited for an answer long enough. */
    boolean isInEffectAt(Instant now) {
        return inEffectSince(now).isPresent();
    }

    /** Returns from when it has been in effect without an answer, whether or not this was recorded yet. */
    Optional<Instant> inEffectSince(Instant now) {
        return takesEffectAt.filter(at -> answer.isEmpty() && !at.isAfter(now));
    }
}
