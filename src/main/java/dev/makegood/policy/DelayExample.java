package dev.makegood.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds a delay of a worked example, and what silence about it means.
 *
 * @param shipBy the ship time that counts
 * @param newShipBy the new one; absent if the merchant has no date
 * @param later true if another delay was told before
 * @param silence what the version must say
 */
public record DelayExample(Instant shipBy, Optional<Instant> newShipBy, boolean later, Silence silence) {}
