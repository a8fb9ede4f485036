package dev.makegood.functions.links;

import dev.makegood.choice.Choose;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.stockouts.ChoiceInput;
import dev.makegood.linked.Links;
import dev.makegood.linked.Links.LinkedCase;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.refund.RefundId;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.servicedesk.claim.OpenClaim;
import dev.makegood.servicedesk.handover.AskForHandOver;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Serves the buyer's page of a case to whoever holds its link. The link is looked at before anything else of the
 * request, so that every call without a valid one is answered alike.
 */
final class LinkedCaseRoutes {
    private static final int LONGEST_TEXT = 2_000;

    private final Links links;
    private final CasePage page;
    private final Choose choose;
    private final OpenClaim openClaim;
    private final AskForHandOver askForHandOver;
    private final Clock clock;

    LinkedCaseRoutes(Database database, Links links, Clock clock) {
        this.links = links;
        var calendar = Market.current().calendar();
        choose = new Choose(database);
        // No file can be uploaded with a link.
        openClaim = new OpenClaim(database, calendar, (_, _, _, _) -> false);
        askForHandOver = new AskForHandOver(database, calendar);
        page = new CasePage(database, openClaim);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.open("GET /linked/case", request -> linked(request, (found, now) -> Reply.ok(page.of(found, now))));
        api.open("PUT /linked/case/refunds/{refundId}/choice", request -> act(request, this::choose));
        api.open("PUT /linked/case/claims/{claimId}", request -> act(request, this::claim));
        api.open("PUT /linked/case/hand-overs/{handOverId}", request -> act(request, this::askForPerson));
    }

    /** Carries out what the holder asks for about the case. */
    @FunctionalInterface
    private interface Act {
        Outcome<?> on(Case c, Request request, Instant now);
    }

    private Reply linked(Request request, BiFunction<LinkedCase, Instant, Reply> then) {
        Instant now = clock.instant();
        return links.openCase(request.bearer(), now)
                .map(found -> then.apply(found, now))
                .orElseGet(Reply::notFound);
    }

    /** Answers with the page as it is after the act. */
    private Reply act(Request request, Act act) {
        return linked(
                request,
                (found, now) -> Reply.of(
                        act.on(found.theCase(), request, now),
                        _ -> page.of(links.openCase(request.bearer(), now).orElse(found), now)));
    }

    private Outcome<?> choose(Case c, Request request, Instant now) {
        var refundId = RefundId.parse(request.path("refundId"))
                .filter(id -> id.caseId().equals(c.id()));
        if (refundId.isEmpty()) {
            return new Outcome.NotFound<>();
        }
        return choose.choose(refundId.get(), request.body(ChoiceInput::read), now);
    }

    private Outcome<?> claim(Case c, Request request, Instant now) {
        var line = new LineRef(c.id().orderId(), c.id().lineId());
        String claimId = request.id("claimId");
        String text = request.body(in -> in.text("text", LONGEST_TEXT));
        var plea = new Claim.Plea(ClaimKind.NO_ANSWER, text, List.of());
        return openClaim.open(line, claimId, plea, Actor.buyer(c.buyer()), now);
    }

    private Outcome<?> askForPerson(Case c, Request request, Instant now) {
        String handOverId = request.id("handOverId");
        String reason = request.body(in -> in.text("reason", LONGEST_TEXT));
        return askForHandOver.ask(c.id(), handOverId, reason, Actor.buyer(c.buyer()), now);
    }
}
