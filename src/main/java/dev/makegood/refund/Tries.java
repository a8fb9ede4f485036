package dev.makegood.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the attempts of the present round of a refund. Only failures count towards parking it. An answer that it is
 * pending resets them; busy answers and look-ups after a hint do not count.
 *
 * @param attempts that failed, including the one under way
 * @param since when the first of these attempts began; absent if there is none
 * @param lastAt when the last attempt began, counted or not; absent if there is none
 * @param reason the result of the last one
 * @param pendingSince since when the gateway has reported the refund as pending; absent if it has not
 * @param asks how often it has reported that
 * @param faults how many times in a row handling the refund failed
 * @param otherwise when it would be due without a hint; absent without a hint
 */
public record Tries(
        int attempts,
        Optional<Instant> since,
        Optional<Instant> lastAt,
        Optional<String> reason,
        Optional<Instant> pendingSince,
        int asks,
        int faults,
        Optional<Instant> otherwise) {
    /** The attempts after which a person must look, if they also took {@link #LEAST_TROUBLE}. */
    public static final int MAX_ATTEMPTS = 12;

    /** The least time that trouble gets to pass by itself, well within 24 hours. */
    static final Duration LEAST_TROUBLE = Duration.ofHours(6);

    public static final Tries NONE = new Tries(
            0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty());

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** The longest time between two look-ups of a refund that the gateway has. */
    static final Duration LONGEST_ASK = Duration.ofHours(6);

    /** Counts an attempt at its beginning, so that it counts even if the worker dies. */
    public Tries begun(Instant now) {
        boolean counts = otherwise.isEmpty();
        return new Tries(
                counts ? attempts + 1 : attempts,
                counts ? Optional.of(since.orElse(now)) : since,
                Optional.of(now),
                reason,
                pendingSince,
                asks,
                0,
                Optional.empty());
    }

    /** Returns true if an attempt has begun. A refund whose handling failed was not attempted. */
    boolean haveBegun() {
        return attempts > 0 || asks > 0 || pendingSince.isPresent();
    }

    public Tries failed(String why) {
        return new Tries(attempts, since, lastAt, Optional.of(why), pendingSince, asks, faults, otherwise);
    }

    /**
     * Records that the gateway has it.
     *
     * @param counted false if the gateway was asked only because of a hint
     */
    public Tries pending(boolean counted, Instant now) {
        return new Tries(
                0,
                Optional.empty(),
                lastAt,
                Optional.empty(),
                Optional.of(pendingSince.orElse(now)),
                asks + (counted ? 1 : 0),
                0,
                Optional.empty());
    }

    /**
     * Takes back the latest attempt.
     *
     * @param counted true if it was counted
     */
    public Tries undone(boolean counted, String why) {
        int left = attempts - (counted ? 1 : 0);
        return new Tries(
                left,
                left == 0 ? Optional.empty() : since,
                lastAt,
                Optional.of(why),
                pendingSince,
                asks,
                faults,
                otherwise);
    }

    Tries hinted(Instant instead) {
        return new Tries(
                attempts, since, lastAt, reason, pendingSince, asks, faults, Optional.of(otherwise.orElse(instead)));
    }

    public Tries faulted(String why) {
        return new Tries(attempts, since, lastAt, Optional.of(why), pendingSince, asks, faults + 1, otherwise);
    }

    /**
     * Returns true if a person must look at it: after many attempts over a time in which most trouble would have
     * passed.
     */
    public boolean isEnough(Instant now) {
        return attempts >= MAX_ATTEMPTS
                && since.filter(first -> !first.plus(LEAST_TROUBLE).isAfter(now))
                        .isPresent();
    }

    /** Returns how long to wait after the attempts so far: one minute, doubling up to an hour. */
    public Duration afterTrouble() {
        return wait(Math.max(attempts - 1, 0), LONGEST_WAIT);
    }

    /**
     * Returns how long to wait while it is pending: one minute, doubling with every answer up to {@link #LONGEST_ASK}.
     */
    public Duration whilePending() {
        return wait(Math.max(asks - 1, 0), LONGEST_ASK);
    }

    public Duration afterFaults() {
        return wait(Math.max(faults - 1, 0), LONGEST_WAIT);
    }

    private static Duration wait(int doublings, Duration longest) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(doublings, 20));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
