package dev.makegood.refund.settlement;

import java.time.Duration;
import java.util.Optional;

/** Limits how long to wait after a gateway accepted nothing. */
final class NotNowWait {
    /** The wait for a balance to be filled. The alarm counts over a longer time, so that it stays on until then. */
    static final Duration NO_BALANCE = Duration.ofMinutes(10);

    private static final Duration LEAST_NOT_NOW = Duration.ofSeconds(15);
    private static final Duration USUAL_NOT_NOW = Duration.ofMinutes(1);

    /** The longest wait that a gateway can ask for, since the buyer waits too. */
    private static final Duration LONGEST_NOT_NOW = Duration.ofMinutes(15);

    private NotNowWait() {}

    static Duration bounded(Optional<Duration> wanted) {
        Duration wait = wanted.orElse(USUAL_NOT_NOW);
        Duration atLeast = wait.compareTo(LEAST_NOT_NOW) < 0 ? LEAST_NOT_NOW : wait;
        return atLeast.compareTo(LONGEST_NOT_NOW) > 0 ? LONGEST_NOT_NOW : atLeast;
    }
}
