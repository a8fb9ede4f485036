package dev.makegood.refund;

/**
 * Counts the first units of a refund that it no longer refunds.
 *
 * @param sent units that were shipped while the buyer waited
 * @param elsewhere units that were refunded outside Makegood
 */
public record Excluded(int sent, int elsewhere) {
    static final Excluded NONE = new Excluded(0, 0);

    Excluded sent(int more) {
        return new Excluded(sent + more, elsewhere);
    }

    Excluded elsewhere(int more) {
        return new Excluded(sent, elsewhere + more);
    }

    int units() {
        return sent + elsewhere;
    }
}
