package dev.makegood.functions.links;

import dev.makegood.command.Outcome;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.inventory.restock.AnswerRestock;
import dev.makegood.inventory.restock.DeclineRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.linked.Links;
import dev.makegood.linked.Links.LinkedRestock;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiFunction;

/** Serves the supplier's page of a restock to whoever holds its link. */
final class LinkedRestockRoutes {
    private final Links links;
    private final Restocks restocks;
    private final AnswerRestock answerRestock;
    private final DeclineRestock declineRestock;
    private final Clock clock;

    LinkedRestockRoutes(Database database, Links links, Clock clock) {
        this.links = links;
        restocks = new Restocks(database);
        answerRestock = new AnswerRestock(database);
        declineRestock = new DeclineRestock(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.open(
                "GET /linked/restock",
                request -> linked(request, (found, now) -> Reply.ok(view(found.restock(), found, now))));
        api.open("PUT /linked/restock/answer", request -> act(request, this::answer));
        api.open(
                "PUT /linked/restock/declined",
                request -> act(request, (ref, _, now) -> declineRestock.decline(ref, now)));
    }

    /** Carries out what the supplier says. */
    @FunctionalInterface
    private interface Act {
        Outcome<Restock> on(Restock.Ref ref, Request request, Instant now);
    }

    private Reply linked(Request request, BiFunction<LinkedRestock, Instant, Reply> then) {
        Instant now = clock.instant();
        return links.openRestock(request.bearer(), now)
                .map(found -> then.apply(found, now))
                .orElseGet(Reply::notFound);
    }

    private Reply act(Request request, Act act) {
        return linked(
                request,
                (found, now) ->
                        Reply.of(act.on(found.restock().ref(), request, now), restock -> view(restock, found, now)));
    }

    private Outcome<Restock> answer(Restock.Ref ref, Request request, Instant now) {
        record Said(long units, LocalDate arrivesOn) {}
        Said said = request.body(in -> new Said(in.whole("units", 1, OrderInput.MOST_UNITS), in.date("arrivesOn")));
        return answerRestock.answer(ref, said.units(), said.arrivesOn(), now);
    }

    private LinkedRestockView view(Restock restock, LinkedRestock found, Instant now) {
        var supplier = restocks.findSupplier(restock.ref().stock(), restock.supplierId());
        return LinkedRestockView.of(restock, supplier.flatMap(row -> row.value().name()), now, found.validUntil());
    }
}
