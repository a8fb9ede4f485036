package dev.makegood.inventory;

import java.time.Instant;

/**
 * Says that units of a position are in doubt, so that its merchant is to count.
 *
 * @param since when the first of them came into doubt
 * @param told whether the merchant has been asked
 */
public record Doubt(Instant since, boolean told) {}
