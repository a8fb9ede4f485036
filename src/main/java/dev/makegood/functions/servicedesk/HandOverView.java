package dev.makegood.functions.servicedesk;

import dev.makegood.command.Actor;
import dev.makegood.servicedesk.handover.HandOver;
import java.time.Instant;
import java.util.Optional;

/**
 * Shows a hand-over to a person, with its answer.
 *
 * @param state waiting, taken or answered
 * @param calendar whether {@code answerBy} skips the country's holidays, or only weekends
 */
public record HandOverView(
        String caseId,
        String handOverId,
        String state,
        String reason,
        Actor by,
        Instant at,
        Instant answerBy,
        String calendar,
        Optional<TakenView> taken,
        Optional<AnswerView> answer) {

    public record TakenView(Actor by, Instant at) {}

    public record AnswerView(String text, Actor by, Instant at) {}

    public static HandOverView of(HandOver handOver) {
        return new HandOverView(
                handOver.caseId().toString(),
                handOver.handOverId(),
                state(handOver),
                handOver.reason(),
                handOver.ticket().by(),
                handOver.ticket().at(),
                handOver.ticket().due().at(),
                handOver.ticket().due().holidaysKnown() ? "holidays" : "weekendsOnly",
                handOver.taken().map(taken -> new TakenView(taken.by(), taken.at())),
                handOver.ticket()
                        .decision()
                        .map(given -> new AnswerView(given.ruling().text(), given.by(), given.at())));
    }

    private static String state(HandOver handOver) {
        if (!handOver.ticket().isOpen()) {
            return "answered";
        }
        return handOver.taken().isPresent() ? "taken" : "waiting";
    }
}
