package dev.makegood.stockout;

import dev.makegood.policy.Agreement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** Computes with the sums that buyer and merchant agreed on for parts of a case. */
final class AgreedBefore {
    private AgreedBefore() {}

    /** Returns the sum that all agreements together guarantee. */
    static Money sum(List<Tranche> tranches, Money like) {
        Map<String, Money> sums = new HashMap<>();
        tranches.forEach(tranche ->
                tranche.portion().agreement().ifPresent(agreement -> sums.put(agreement.id(), agreement.atLeast())));
        return sums.values().stream().reduce(Money.zero(like.getCurrencyUnit()), Money::plus);
    }

    /**
     * Returns the tranches with the sum agreed on for those without an agreement. If all have one, the last agreement
     * is raised by the sum.
     */
    static List<Tranche> plus(List<Tranche> tranches, String id, Money missing) {
        boolean all = tranches.stream()
                .allMatch(tranche -> tranche.portion().agreement().isPresent());
        if (!all) {
            var agreement = new Agreement(id, true, missing);
            return tranches.stream()
                    .map(tranche -> tranche.portion().agreement().isPresent() ? tranche : tranche.agreed(agreement))
                    .toList();
        }
        Agreement last = tranches.getLast().portion().agreement().orElseThrow();
        var raised = new Agreement(last.id(), last.owed(), last.atLeast().plus(missing));
        return tranches.stream()
                .map(tranche -> isOf(last, tranche.portion().agreement()) ? tranche.agreed(raised) : tranche)
                .toList();
    }

    private static boolean isOf(Agreement last, Optional<Agreement> other) {
        return other.filter(agreement -> agreement.id().equals(last.id())).isPresent();
    }
}
