package dev.makegood.functions.policies;

import dev.makegood.policy.FurtherPeriodExample;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Shows a further period of a worked example. */
record FurtherPeriodExampleView(Instant calledAt, Optional<LocalDate> lastDay, Instant until) {
    static FurtherPeriodExampleView of(FurtherPeriodExample period) {
        return new FurtherPeriodExampleView(period.calledAt(), period.lastDay(), period.until());
    }
}
