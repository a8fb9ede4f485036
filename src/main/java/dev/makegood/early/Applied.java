package dev.makegood.early;

/**
 * Counts the results of waiting facts.
 *
 * @param tried facts that were waiting
 * @param cameToNothing facts that were refused, or whose order or shipment did not arrive
 * @param paidTwice external refunds whose buyer may have been paid twice
 */
public record Applied(int tried, int cameToNothing, int paidTwice) {
    public static final Applied NOTHING = new Applied(0, 0, 0);

    Applied plus(Applied other) {
        return new Applied(tried + other.tried, cameToNothing + other.cameToNothing, paidTwice + other.paidTwice);
    }
}
