package dev.makegood.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Holds a further period of a worked example.
 *
 * @param calledAt when the buyer called
 * @param lastDay the last day that the buyer named; absent for the shortest period
 * @param until the last instant that the version must give
 */
public record FurtherPeriodExample(Instant calledAt, Optional<LocalDate> lastDay, Instant until) {}
