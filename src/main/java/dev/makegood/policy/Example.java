package dev.makegood.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds a worked example of a policy version, checked on publication.
 *
 * @param refundBy by when a refund must be settled whose time counts from {@code establishedAt} of the facts
 * @param delay what the buyer's silence about a delay means
 * @param furtherPeriod until when a further period runs
 */
public record Example(
        String name,
        Facts facts,
        long amountMinor,
        Optional<Instant> refundBy,
        Optional<DelayExample> delay,
        Optional<FurtherPeriodExample> furtherPeriod) {}
