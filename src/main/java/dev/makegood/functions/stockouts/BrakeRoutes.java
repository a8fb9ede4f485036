package dev.makegood.functions.stockouts;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.brake.DecideBrake;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Serves brakes on mass strandings, over HTTP. */
public final class BrakeRoutes {
    private static final int LONGEST_NOTE = 2_000;

    private final Strandings strandings;
    private final DecideBrake decideBrake;
    private final Clock clock;

    public BrakeRoutes(Database database, Clock clock) {
        strandings = new Strandings(database);
        decideBrake = new DecideBrake(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("GET /brakes", Set.of(OPERATOR), this::list)
                .on("GET /brakes/{brakeId}", Set.of(OPERATOR, MERCHANT), this::see)
                .on(
                        "PUT /brakes/{brakeId}/confirmation",
                        Set.of(OPERATOR, MERCHANT),
                        request -> decide(request, decideBrake::confirm))
                .on(
                        "PUT /brakes/{brakeId}/withdrawal",
                        Set.of(OPERATOR, MERCHANT),
                        request -> decide(request, decideBrake::withdraw));
    }

    private Reply list(Request request) {
        return Reply.ok(ListView.of(strandings.on(request.limit(), request.cursor()), BrakeView::of));
    }

    private Reply see(Request request) {
        return find(request).map(one -> Reply.ok(BrakeView.of(one))).orElseGet(Reply::notFound);
    }

    private interface Decision {
        Outcome<Stranding> decide(String brakeId, String note, Actor by, Instant now);
    }

    private Reply decide(Request request, Decision decision) {
        String note = request.body(in -> in.text("note", LONGEST_NOTE));
        return find(request)
                .map(one -> Reply.of(
                        decision.decide(
                                one.strandingId(), note, request.caller().name(), clock.instant()),
                        BrakeView::of))
                .orElseGet(Reply::notFound);
    }

    /** Returns the act; empty if its brake was never on, or the caller may not see it. */
    private Optional<Stranding> find(Request request) {
        return strandings
                .find(request.id("brakeId"))
                .map(Stored::value)
                .filter(one -> one.engaged().isPresent())
                .filter(one -> request.caller().seesMerchant(one.merchantId()));
    }
}
