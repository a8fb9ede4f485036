package dev.makegood.functions.servicedesk;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.UrgeView;
import dev.makegood.functions.stockouts.CaseRoutes;
import dev.makegood.order.Orders;
import dev.makegood.servicedesk.appeal.Appeals;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.handover.HandOvers;
import dev.makegood.servicedesk.worklist.Due;
import dev.makegood.servicedesk.worklist.NextDue;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Stored;
import dev.makegood.urge.Urges;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Serves the open work of the service desk, and the next steps of a case, over HTTP. */
public final class DeskRoutes {
    private final Database database;
    private final Orders orders;
    private final Cases cases;
    private final NextDue nextDue;
    private final Appeals appeals;
    private final Claims claims;
    private final HandOvers handOvers;
    private final Clock clock;

    public DeskRoutes(Database database, Clock clock) {
        this.database = database;
        orders = new Orders(database);
        cases = new Cases(database);
        nextDue = new NextDue(database);
        appeals = new Appeals(database);
        claims = new Claims(database);
        handOvers = new HandOvers(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("GET /cases/{caseId}/next", Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::next);
        api.on("GET /appeals", Set.of(OPERATOR), this::appeals);
        api.on("GET /claims", Set.of(OPERATOR), this::claims);
        api.on("GET /hand-overs", Set.of(OPERATOR), this::handOvers);
        api.on("GET /urges", Set.of(OPERATOR), this::urges);
    }

    private Reply next(Request request) {
        return CaseId.parse(request.path("caseId"))
                .flatMap(cases::find)
                .map(Stored::value)
                .filter(c -> CaseRoutes.sees(request.caller(), c))
                .map(c -> Reply.ok(next(c, request.caller())))
                .orElseGet(Reply::notFound);
    }

    private DueView next(Case c, Caller caller) {
        Instant now = clock.instant();
        List<Due> seen = nextDue.of(c, now).stream()
                .filter(due -> caller.seesAll()
                        || (caller.isMerchant(c.merchantId())
                                ? due.what().seenByMerchant()
                                : due.what().seenByBuyer()))
                .toList();
        return DueView.of(c.id().toString(), seen, now);
    }

    private Reply appeals(Request request) {
        return Reply.ok(ListView.of(appeals.tickets().open(request.limit(), request.cursor()), AppealView::of));
    }

    private Reply claims(Request request) {
        return Reply.ok(ListView.of(claims.tickets().open(request.limit(), request.cursor()), ClaimView::of));
    }

    /** Leaves out lines that have been shipped, or have become a case, since they were last looked at. */
    private Reply urges(Request request) {
        Page<Urges> page = Urges.waiting(database, request.limit(), request.cursor());
        var open = page.items().stream()
                .filter(urges -> orders.findLine(urges.line())
                        .filter(line -> line.value().open() > 0)
                        .isPresent())
                .flatMap(urges -> urges.all().stream()
                        .filter(urge -> urge.answer().isEmpty())
                        .map(urge -> UrgeView.of(urges.line(), urge)))
                .toList();
        return Reply.ok(ListView.of(new Page<>(open, page.next()), urge -> urge));
    }

    private Reply handOvers(Request request) {
        return Reply.ok(ListView.of(handOvers.tickets().open(request.limit(), request.cursor()), HandOverView::of));
    }
}
