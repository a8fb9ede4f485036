package dev.makegood.stockout;

/**
 * Counts how many of a case's first tranches an appeal or a complaint covers. Later growths are never joined to a
 * covered tranche.
 *
 * @param appealed covered by the merchant's latest appeal
 * @param complained covered by the latest complaint that the operator upheld
 */
public record Covered(int appealed, int complained) {
    static final Covered NONE = new Covered(0, 0);

    int most() {
        return Math.max(appealed, complained);
    }
}
