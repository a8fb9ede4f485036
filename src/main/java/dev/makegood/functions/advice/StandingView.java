package dev.makegood.functions.advice;

import dev.makegood.advice.reputation.Standing;
import dev.makegood.functions.policies.FactsView;
import dev.makegood.functions.policies.PolicyRefView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows where a merchant stands against a version's thresholds.
 *
 * @param rate absent if it is of too few lines, or they are too many to count
 * @param step the rates between two thresholds, one of which it is
 * @param linesLeft how many more of these lines may go wrong until the next step
 */
public record StandingView(
        PolicyRefView policy,
        String platform,
        String violation,
        String of,
        int days,
        int leastLines,
        Optional<FactsView.MerchantLinesView> merchantLines,
        Optional<ReputationView.ShareView> rate,
        Optional<StepView> step,
        Optional<Long> linesLeft,
        Map<String, String> words) {

    public record StepView(Optional<Integer> overBasisPoints, Optional<Integer> atMostBasisPoints) {}

    /** Shows all standings of a merchant. */
    public record StandingsView(String merchantId, List<StandingView> standards) {
        public static StandingsView of(String merchantId, List<Standing> standings) {
            return new StandingsView(
                    merchantId, standings.stream().map(StandingView::of).toList());
        }
    }

    private static StandingView of(Standing standing) {
        return new StandingView(
                PolicyRefView.of(standing.version().ref()),
                standing.version().platform(),
                standing.version().violation().id(),
                standing.asked().of().id(),
                standing.asked().days(),
                standing.asked().leastLines(),
                standing.lines().map(FactsView.MerchantLinesView::of),
                standing.rate().map(ReputationView.ShareView::of),
                standing.step().map(range -> new StepView(range.overBasisPoints(), range.atMostBasisPoints())),
                standing.linesLeft(),
                standing.words().byField());
    }
}
