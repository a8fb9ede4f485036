package dev.makegood.functions.view;

import dev.makegood.appeal.Appeal;
import dev.makegood.fact.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An appeal and what became of it.
 *
 * @param number of the case's appeals, from 1
 * @param tranches how many of the case's first tranches it is about
 * @param state open, granted or refused
 * @param decideBy a decision at this instant is late
 * @param calendar whether {@code decideBy} leaves out the country's holidays, or weekends only
 */
public record AppealView(
        String caseId,
        int number,
        int tranches,
        String state,
        String reason,
        List<Evidence> evidence,
        Instant broughtAt,
        Instant decideBy,
        String calendar,
        Optional<DecisionView> decision) {

    public record DecisionView(boolean granted, String reason, Instant at) {}

    public static AppealView of(Appeal appeal) {
        return new AppealView(
                appeal.caseId().toString(),
                appeal.number(),
                appeal.tranches(),
                appeal.decision()
                        .map(made -> made.ruling().granted() ? "granted" : "refused")
                        .orElse("open"),
                appeal.plea().reason(),
                appeal.plea().evidence(),
                appeal.at(),
                appeal.decideBy(),
                appeal.holidaysKnown() ? "holidays" : "weekendsOnly",
                appeal.decision()
                        .map(made -> new DecisionView(
                                made.ruling().granted(), made.ruling().reason(), made.at())));
    }
}
