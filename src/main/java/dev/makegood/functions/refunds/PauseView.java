package dev.makegood.functions.refunds;

import dev.makegood.command.Actor;
import dev.makegood.refund.pause.Pause;
import java.time.Instant;
import java.util.Optional;

/** Shows a pause of refunds. */
public record PauseView(
        String pauseId,
        Optional<String> platform,
        Optional<String> merchantId,
        String reason,
        Actor pausedBy,
        Instant pausedAt,
        Optional<EndView> end) {

    /** Shows who ended the pause. */
    public record EndView(String note, Actor endedBy, Instant endedAt) {}

    public static PauseView of(Pause pause) {
        return new PauseView(
                pause.pauseId(),
                pause.told().platform(),
                pause.told().merchantId(),
                pause.told().reason(),
                pause.by(),
                pause.at(),
                pause.end().map(end -> new EndView(end.note(), end.by(), end.at())));
    }
}
