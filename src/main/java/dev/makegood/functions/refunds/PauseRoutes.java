package dev.makegood.functions.refunds;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.refund.pause.Pause;
import dev.makegood.refund.pause.PauseRefunds;
import dev.makegood.refund.pause.Pauses;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Serves pauses of refunds, over HTTP. */
final class PauseRoutes {
    private static final int LONGEST_REASON = 2_000;

    private final Pauses pauses;
    private final PauseRefunds pauseRefunds;
    private final Clock clock;

    PauseRoutes(Database database, Clock clock) {
        pauses = new Pauses(database);
        pauseRefunds = new PauseRefunds(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("GET /pauses", Set.of(OPERATOR), this::list)
                .on("PUT /pauses/{pauseId}", Set.of(OPERATOR), this::pause)
                .on("PUT /pauses/{pauseId}/end", Set.of(OPERATOR), this::end);
    }

    private Reply list(Request request) {
        return Reply.ok(ListView.of(pauses.all(request.limit(), request.cursor()), PauseView::of));
    }

    private Reply pause(Request request) {
        String pauseId = request.id("pauseId");
        var told = request.body(in -> new Pause.PauseCommand(
                in.optional("platform", in::id), in.optional("merchantId", in::id), in.text("reason", LONGEST_REASON)));
        return Reply.of(pauseRefunds.pause(pauseId, told, request.caller().name(), clock.instant()), PauseView::of);
    }

    private Reply end(Request request) {
        String note = request.body(in -> in.text("note", LONGEST_REASON));
        return Reply.of(
                pauseRefunds.end(request.id("pauseId"), note, request.caller().name(), clock.instant()), PauseView::of);
    }
}
