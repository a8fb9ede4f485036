package dev.makegood.functions.stockouts;

import dev.makegood.cancellation.Cancellation;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Shows a proposal to cancel, with the other side's answer. */
public record CancellationView(
        String cancellationId,
        String proposedBy,
        long compensationMinor,
        String currency,
        String reason,
        Instant proposedAt,
        Optional<Boolean> accepted,
        Optional<Instant> answeredAt) {
    public static CancellationView of(Cancellation cancellation) {
        var told = cancellation.told();
        return new CancellationView(
                told.cancellationId(),
                told.by().name().toLowerCase(Locale.ROOT),
                told.compensation().getAmountMinorLong(),
                told.compensation().getCurrencyUnit().getCode(),
                told.reason(),
                cancellation.proposedAt(),
                cancellation.answer().map(Cancellation.Answer::accepted),
                cancellation.answer().map(Cancellation.Answer::at));
    }
}
