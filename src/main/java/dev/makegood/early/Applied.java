package dev.makegood.early;

/**
 * What came of facts that waited.
 *
 * @param cameToNothing facts that were refused, or whose order did not come
 * @param paidTwice refunds elsewhere whose buyer may have been paid twice
 */
public record Applied(int cameToNothing, int paidTwice) {
    public static final Applied NOTHING = new Applied(0, 0);

    Applied plus(Applied other) {
        return new Applied(cameToNothing + other.cameToNothing, paidTwice + other.paidTwice);
    }
}
