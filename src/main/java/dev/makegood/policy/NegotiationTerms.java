package dev.makegood.policy;

/**
 * Sets the terms for negotiating a ship time with the buyer.
 *
 * @param proposals how many a merchant may make for one line; 0 if the ship time is not negotiable
 * @param untilHoursBefore how many hours before the ship time in force the last proposal may be made (inclusive)
 */
public record NegotiationTerms(int proposals, int untilHoursBefore) {
    public static final NegotiationTerms NONE = new NegotiationTerms(0, 0);
}
