package dev.makegood.stockout;

import dev.makegood.order.Shares;
import dev.makegood.policy.Exemption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Adds tranches to a case. */
public final class Tranches {
    /**
     * The most tranches of a case. Further growth joins the last tranche and its outcome, and counts as admitted only
     * if both were. Its units are refunded all the same.
     */
    static final int MOST = 50;

    private Tranches() {}

    /** Returns true if the last tranche of a case may have joined growths of several acts, and then names none of them. */
    public static boolean mayJoinActs(Case c) {
        return c.tranches().size() >= MOST;
    }

    /**
     * Returns the tranches with one more, or with the last one enlarged.
     *
     * @param covered how many of the first tranches an appeal or complaint covers; these are never enlarged
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

    /** Returns the payment for units from {@code from} (exclusive) to {@code to} (inclusive), by their numbers. */
    static Money paid(List<Tranche> tranches, int from, int to) {
        Money sum = Money.zero(tranches.getFirst().portion().paid().getCurrencyUnit());
        int before = 0;
        for (Tranche tranche : tranches) {
            int first = Math.clamp(from - before, 0, tranche.units());
            int last = Math.clamp(to - before, 0, tranche.units());
            sum = sum.plus(Shares.ofUnits(tranche.portion().paid(), first, last, tranche.units()));
            before += tranche.units();
        }
        return sum;
    }

    /** Returns the tranches with the first ones exempt on a ground. */
    static List<Tranche> exempt(List<Tranche> all, int first, Exemption ground) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> i < first ? all.get(i).exempt(ground) : all.get(i))
                .toList();
    }

    /** Returns the units that were not taken back. */
    static int standing(List<Tranche> of) {
        return of.stream()
                .filter(tranche -> !tranche.takenBack())
                .mapToInt(Tranche::units)
                .sum();
    }
}
