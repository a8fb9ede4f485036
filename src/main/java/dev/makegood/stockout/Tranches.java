package dev.makegood.stockout;

import java.util.ArrayList;
import java.util.List;

/** How a case grows by tranches. */
final class Tranches {
    /**
     * A case tells so many growths apart. Beyond that, a growth joins the last tranche and shares its outcome, without a
     * discount that was not due to both. Its units are refunded all the same.
     */
    static final int MOST = 50;

    private Tranches() {}

    /** @param covered how many of the first ones something was said about: nothing joins these */
    static List<Tranche> grown(List<Tranche> before, int covered, Tranche more) {
        var next = new ArrayList<>(before);
        Tranche last = before.getLast();
        boolean one = before.size() < MOST ? last.isOneWith(more) : last.joins(more);
        if (one && before.size() > covered) {
            next.set(before.size() - 1, last.plus(more));
        } else {
            next.add(more);
        }
        return List.copyOf(next);
    }
}
