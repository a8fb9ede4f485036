package dev.makegood.stockout;

import java.util.ArrayList;
import java.util.List;

/** Adds tranches to a case. */
final class Tranches {
    /**
     * The most tranches of a case that are kept apart. Further growth joins the last tranche and its outcome, and is
     * admitted only if both were. Its units are refunded all the same.
     */
    static final int MOST = 50;

    private Tranches() {}

    /**
     * Returns the tranches with one more, or with the last one enlarged.
     *
     * @param covered how many of the first ones an appeal or complaint covers; these are never enlarged
     */
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
