package dev.makegood.functions.servicedesk;

import dev.makegood.file.Attachment;
import dev.makegood.servicedesk.appeal.Appeal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shows an appeal and its decision.
 *
 * @param number of the case's appeals, from 1
 * @param tranches how many of the case's tranches it covers, counted from the first
 * @param state open, granted or refused
 * @param decideBy the first instant at which a decision is late
 * @param calendar whether {@code decideBy} skips the country's holidays, or only weekends
 */
public record AppealView(
        String caseId,
        int number,
        int tranches,
        String state,
        String reason,
        List<Attachment> evidence,
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
                appeal.ticket()
                        .decision()
                        .map(made -> made.ruling().granted() ? "granted" : "refused")
                        .orElse("open"),
                appeal.plea().reason(),
                appeal.plea().evidence(),
                appeal.ticket().at(),
                appeal.ticket().due().at(),
                appeal.ticket().due().holidaysKnown() ? "holidays" : "weekendsOnly",
                appeal.ticket()
                        .decision()
                        .map(made -> new DecisionView(
                                made.ruling().granted(), made.ruling().reason(), made.at())));
    }
}
