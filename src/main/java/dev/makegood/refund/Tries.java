package dev.makegood.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was tried in the present round of a refund, and what came of it. Only trouble counts towards giving it up: an answer that
 * it is pending ends the trouble, and one that it is not the time now, or a hint to ask, is no attempt.
 *
 * @param attempts that came to nothing, the one under way included
 * @param since when the first of these attempts began; absent if there is none
 * @param reason what the last one came to
 * @param pendingSince since when the gateway says that it has the refund; absent if it does not say so
 * @param asks how often it has said so
 * @param faults how often the refund could not even be taken up, one after the other
 * @param otherwise when it would be taken up but for a hint to ask at once; absent without a hint
 */
public record Tries(
        int attempts,
        Optional<Instant> since,
        Optional<String> reason,
        Optional<Instant> pendingSince,
        int asks,
        int faults,
        Optional<Instant> otherwise) {
    static final Tries NONE =
            new Tries(0, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty());

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** The longest time between two questions about a refund that the gateway has. */
    static final Duration LONGEST_ASK = Duration.ofHours(6);

    /** A worker takes it up: it counts from here on, so that one that dies counts too. */
    Tries begun(Instant now) {
        return otherwise.isPresent()
                ? new Tries(attempts, since, reason, pendingSince, asks, 0, Optional.empty())
                : new Tries(
                        attempts + 1, Optional.of(since.orElse(now)), reason, pendingSince, asks, 0, Optional.empty());
    }

    Tries failed(String why) {
        return new Tries(attempts, since, Optional.of(why), pendingSince, asks, faults, otherwise);
    }

    /** The gateway has it. @param counted false if it was asked only because of a hint */
    Tries pending(boolean counted, Instant now) {
        return new Tries(
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(pendingSince.orElse(now)),
                asks + (counted ? 1 : 0),
                0,
                Optional.empty());
    }

    /** The attempt was none. @param counted whether it had been counted as one */
    Tries undone(boolean counted, String why) {
        int left = attempts - (counted ? 1 : 0);
        return new Tries(
                left, left == 0 ? Optional.empty() : since, Optional.of(why), pendingSince, asks, faults, otherwise);
    }

    Tries hinted(Instant instead) {
        return new Tries(attempts, since, reason, pendingSince, asks, faults, Optional.of(otherwise.orElse(instead)));
    }

    Tries faulted(String why) {
        return new Tries(attempts, since, Optional.of(why), pendingSince, asks, faults + 1, otherwise);
    }

    /** Whether a person must look at it: many attempts, and over a time in which much passes by itself. */
    boolean isEnough(Instant now) {
        return attempts >= RecordOutcome.MAX_ATTEMPTS
                && since.filter(first ->
                                !first.plus(RecordOutcome.LEAST_TROUBLE).isAfter(now))
                        .isPresent();
    }

    /** How long to leave it after the attempts that there were: one minute, doubling, up to an hour. */
    Duration afterTrouble() {
        return wait(Math.max(attempts - 1, 0), LONGEST_WAIT);
    }

    /** How long to leave one that is pending: one minute, doubling with every answer, up to {@link #LONGEST_ASK}. */
    Duration whilePending() {
        return wait(Math.max(asks - 1, 0), LONGEST_ASK);
    }

    Duration afterFaults() {
        return wait(Math.max(faults - 1, 0), LONGEST_WAIT);
    }

    private static Duration wait(int doublings, Duration longest) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(doublings, 20));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
