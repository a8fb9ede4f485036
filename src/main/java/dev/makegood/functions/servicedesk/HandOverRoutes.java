package dev.makegood.functions.servicedesk;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.command.Actor;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.stockouts.CaseRoutes;
import dev.makegood.market.Market;
import dev.makegood.servicedesk.handover.AnswerHandOver;
import dev.makegood.servicedesk.handover.AskForHandOver;
import dev.makegood.servicedesk.handover.HandOvers;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Serves hand-overs of a case to a person, over HTTP. */
public final class HandOverRoutes {
    private static final int LONGEST_TEXT = 2_000;

    private final Cases cases;
    private final HandOvers handOvers;
    private final AskForHandOver askForPerson;
    private final AnswerHandOver answerHandOver;
    private final Clock clock;

    public HandOverRoutes(Database database, Clock clock) {
        cases = new Cases(database);
        handOvers = new HandOvers(database);
        askForPerson = new AskForHandOver(database, Market.current().calendar());
        answerHandOver = new AnswerHandOver(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        String handOver = "/cases/{caseId}/hand-overs/{handOverId}";
        api.on("PUT " + handOver, Set.of(MERCHANT, BUYER), this::ask);
        api.on("GET " + handOver, Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
        api.on("PUT " + handOver + "/taken", Set.of(OPERATOR), this::take);
        api.on("PUT " + handOver + "/answer", Set.of(OPERATOR), this::answer);
    }

    private Reply ask(Request request) {
        String handOverId = request.id("handOverId");
        String reason = request.body(in -> in.text("reason", LONGEST_TEXT));
        return caseOf(request)
                .map(c -> Reply.of(
                        askForPerson.ask(c.id(), handOverId, reason, asker(request.caller(), c), clock.instant()),
                        HandOverView::of))
                .orElseGet(Reply::notFound);
    }

    /** Shows a hand-over only to the side that asked for it. */
    private Reply see(Request request) {
        String handOverId = request.id("handOverId");
        return caseOf(request)
                .flatMap(c -> handOvers
                        .find(c.id(), handOverId)
                        .map(Stored::value)
                        .filter(found -> request.caller().seesAll()
                                || found.ticket().by().equals(asker(request.caller(), c))))
                .map(found -> Reply.ok(HandOverView.of(found)))
                .orElseGet(Reply::notFound);
    }

    private Reply take(Request request) {
        String handOverId = request.id("handOverId");
        return caseOf(request)
                .map(c -> Reply.of(
                        answerHandOver.take(c.id(), handOverId, request.caller().name(), clock.instant()),
                        HandOverView::of))
                .orElseGet(Reply::notFound);
    }

    private Reply answer(Request request) {
        String handOverId = request.id("handOverId");
        String text = request.body(in -> in.text("text", LONGEST_TEXT));
        return caseOf(request)
                .map(c -> Reply.of(
                        answerHandOver.answer(
                                c.id(), handOverId, text, request.caller().name(), clock.instant()),
                        HandOverView::of))
                .orElseGet(Reply::notFound);
    }

    private static Actor asker(Caller caller, Case c) {
        return caller.isBuyer(c.buyer()) ? Actor.buyer(c.buyer()) : Actor.merchant(c.merchantId());
    }

    private Optional<Case> caseOf(Request request) {
        return CaseId.parse(request.path("caseId"))
                .flatMap(cases::find)
                .map(Stored::value)
                .filter(c -> CaseRoutes.sees(request.caller(), c));
    }
}
