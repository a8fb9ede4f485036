package dev.makegood.inventory;

import java.time.Instant;

/**
 * Says that units of a position are in doubt, so that the merchant must count them.
 *
 * @param since when the first of them became doubtful
 * @param told true if the merchant has been asked to count
 */
public record Doubt(Instant since, boolean told) {}
