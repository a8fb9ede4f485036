package dev.makegood.local.replay;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up cases of one currency, in minor units. */
record Sums(int cases, int refunds, long refundedMinor, long compensatedMinor) {
    static final Sums NONE = new Sums(0, 0, 0, 0);

    Sums plus(RealCase c) {
        return new Sums(
                cases + 1,
                refunds + c.refunds(),
                Math.addExact(refundedMinor, c.refundedMinor()),
                Math.addExact(compensatedMinor, c.compensatedMinor()));
    }

    /** Returns the sums of cases by a key, in the order of the keys. */
    static <K extends Comparable<? super K>> Map<K, Sums> by(Collection<RealCase> cases, Function<RealCase, K> key) {
        var sums = new TreeMap<K, Sums>();
        cases.forEach(c -> sums.merge(key.apply(c), NONE.plus(c), (before, _) -> before.plus(c)));
        return sums;
    }
}
