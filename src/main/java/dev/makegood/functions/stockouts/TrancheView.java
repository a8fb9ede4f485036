package dev.makegood.functions.stockouts;

import dev.makegood.command.Actor;
import dev.makegood.functions.policies.FactsView;
import dev.makegood.market.Market;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Added;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Tranche;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows one growth of a case.
 *
 * @param by who caused it
 * @param at when it was established
 * @param knownAt when the hours of its refund begin
 * @param madeGood units whose buyer has goods instead
 * @param addedMinor the amount that it adds to the worth of the case
 * @param steps the arithmetic of the case's worth up to this tranche
 */
public record TrancheView(
        int units,
        String trigger,
        Actor by,
        Instant at,
        Instant knownAt,
        Optional<Instant> admittedAt,
        Optional<FactsView.AgreementView> agreement,
        Optional<String> exemption,
        int madeGood,
        List<String> refundIds,
        long addedMinor,
        List<Text> steps) {

    static List<TrancheView> of(Case c, List<Refund> refunds, PolicyVersion policy) {
        var views = new ArrayList<TrancheView>();
        int before = 0;
        for (Added added : Added.of(c, policy)) {
            int first = before + 1;
            int last = before + added.tranche().units();
            List<String> ids = refunds.stream()
                    .map(Refund::refundId)
                    .filter(id -> id.fromUnit() >= first && id.fromUnit() <= last)
                    .map(Object::toString)
                    .toList();
            views.add(of(added, ids));
            before = last;
        }
        return List.copyOf(views);
    }

    private static TrancheView of(Added added, List<String> refundIds) {
        Tranche tranche = added.tranche();
        return new TrancheView(
                tranche.units(),
                tranche.trigger().id(),
                tranche.by(),
                tranche.at(),
                tranche.knownAt(),
                tranche.portion().admittedAt(),
                tranche.portion().agreement().map(FactsView.AgreementView::of),
                tranche.portion().exemption().map(Exemption::id),
                tranche.madeGood(),
                refundIds,
                added.amount().getAmountMinorLong(),
                Market.current().texts(added.upToHere().steps()));
    }
}
