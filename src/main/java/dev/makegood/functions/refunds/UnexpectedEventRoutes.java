package dev.makegood.functions.refunds;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.refund.settlement.ReviewUnexpectedEvent;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Serves unexpected statements of the gateway, over HTTP. */
final class UnexpectedEventRoutes {
    private static final int LONGEST_NOTE = 2_000;

    private final UnexpectedEvents events;
    private final ReviewUnexpectedEvent reviewEvent;
    private final Clock clock;

    UnexpectedEventRoutes(Database database, Clock clock) {
        events = new UnexpectedEvents(database);
        reviewEvent = new ReviewUnexpectedEvent(database);
        this.clock = clock;
    }

    Api addTo(Api api) {
        return api.on("GET /gateway/unexpected-events", Set.of(OPERATOR), this::open)
                .on("PUT /gateway/unexpected-events/{eventId}/review", Set.of(OPERATOR), this::review);
    }

    private Reply open(Request request) {
        return Reply.ok(ListView.of(events.open(request.limit(), request.cursor()), UnexpectedEventView::of));
    }

    private Reply review(Request request) {
        String note = request.body(in -> in.text("note", LONGEST_NOTE));
        return Reply.of(
                reviewEvent.review(request.id("eventId"), note, request.caller().name(), clock.instant()),
                UnexpectedEventView::of);
    }
}
