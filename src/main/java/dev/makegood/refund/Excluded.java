package dev.makegood.refund;

/**
 * Counts the first units of a refund that it no longer refunds, and those that were refunded outside Makegood as well.
 *
 * @param sent units that were shipped while the buyer waited
 * @param elsewhere units that were refunded outside Makegood instead; they come after the sent ones
 * @param sentAndElsewhere the first sent units, whose money was refunded outside Makegood after they were sent
 * @param twice units that it refunds and that were refunded outside Makegood too, because it could not be stopped
 */
public record Excluded(int sent, int elsewhere, int sentAndElsewhere, int twice) {
    static final Excluded NONE = new Excluded(0, 0, 0, 0);

    Excluded sent(int more) {
        return new Excluded(sent + more, elsewhere, sentAndElsewhere, twice);
    }

    Excluded elsewhere(int more) {
        return new Excluded(sent, elsewhere + more, sentAndElsewhere, twice);
    }

    Excluded sentAndElsewhere(int more) {
        return new Excluded(sent, elsewhere, sentAndElsewhere + more, twice);
    }

    Excluded twice(int more) {
        return new Excluded(sent, elsewhere, sentAndElsewhere, twice + more);
    }

    int units() {
        return sent + elsewhere;
    }
}
