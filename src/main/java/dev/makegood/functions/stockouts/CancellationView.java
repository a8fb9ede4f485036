package dev.makegood.functions.stockouts;

import dev.makegood.cancellation.Cancellation;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows a proposal to cancel, with the other side's answer.
 *
 * @param takesEffectAt when it takes effect unless it is answered before; absent if it needs an answer, or has one
 * @param unanswered true if it took effect without an answer; else absent
 */
public record CancellationView(
        String cancellationId,
        String proposedBy,
        long compensationMinor,
        String currency,
        String reason,
        Instant proposedAt,
        Optional<Instant> takesEffectAt,
        Optional<Boolean> accepted,
        Optional<Instant> answeredAt,
        Optional<Boolean> unanswered) {
    public static CancellationView of(Cancellation cancellation) {
        var told = cancellation.told();
        return new CancellationView(
                told.cancellationId(),
                told.by().name().toLowerCase(Locale.ROOT),
                told.compensation().getAmountMinorLong(),
                told.compensation().getCurrencyUnit().getCode(),
                told.reason(),
                cancellation.proposedAt(),
                cancellation.takesEffectAt().filter(_ -> cancellation.answer().isEmpty()),
                cancellation.answer().map(Cancellation.Answer::accepted),
                cancellation.answer().map(Cancellation.Answer::at),
                cancellation.answer().map(Cancellation.Answer::unanswered).filter(Boolean::booleanValue));
    }
}
