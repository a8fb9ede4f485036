package dev.makegood.furtherperiod;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells from when a buyer may cancel a line without the merchant's answer. A further period that the buyer set gives this
 * right whatever version is in force later; whether a date is essential is the word of the one in force.
 */
public final class FreeToCancel {
    private FreeToCancel() {}

    /**
     * Returns the first instant at which a buyer's cancellation needs no answer: after a further period, or as soon as a
     * line is late whose ship time is essential. Empty as long as there is neither.
     *
     * @param policy the version that holds for the line; empty if none does
     */
    public static Optional<Instant> from(Database database, Optional<PolicyVersion> policy, OrderLine line) {
        Optional<Instant> essential = policy.flatMap(PolicyVersion::furtherPeriod)
                .flatMap(terms -> terms.notNeededFor())
                .filter(line.line().attributes()::contains)
                .flatMap(_ -> line.overdueAt(Duration.ZERO));
        Optional<Instant> period = FurtherPeriod.of(database, line).map(FurtherPeriod::overAt);
        return Stream.of(essential, period).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
