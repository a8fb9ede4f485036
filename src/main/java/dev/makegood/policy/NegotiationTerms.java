package dev.makegood.policy;

/**
 * Sets the terms for negotiating a ship time with the buyer.
 *
 * @param proposals how many a merchant may make for one line; 0 if the ship time is not negotiable
 * @param untilHoursBefore how many hours before the ship time in force the last proposal may be made (inclusive)
 * @param onceLate true if a ship time may also be proposed and agreed to once the line is late, until the version's
 *     overdue hours are over (exclusive)
 */
public record NegotiationTerms(int proposals, int untilHoursBefore, boolean onceLate) {
    public static final NegotiationTerms NONE = new NegotiationTerms(0, 0, false);
}
