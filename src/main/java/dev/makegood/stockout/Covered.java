package dev.makegood.stockout;

/**
 * How many of a case's first tranches were there when something was said about it. What is said later about later ones is
 * another matter, and nothing joins a tranche that something was said about.
 *
 * @param appealed by the merchant's latest appeal
 * @param complained by the latest complaint that the operator upheld
 */
public record Covered(int appealed, int complained) {
    static final Covered NONE = new Covered(0, 0);

    int most() {
        return Math.max(appealed, complained);
    }
}
