package dev.makegood.functions.servicedesk;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.file.KeptFiles;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.claim.DecideClaim;
import dev.makegood.servicedesk.claim.OpenClaim;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Serves claims over HTTP. */
public final class ClaimRoutes {
    private static final int LONGEST_TEXT = 2_000;

    private final Orders orders;
    private final Claims claims;
    private final OpenClaim openClaim;
    private final DecideClaim decideClaim;
    private final Clock clock;

    public ClaimRoutes(Database database, KeptFiles files, Clock clock) {
        orders = new Orders(database);
        claims = new Claims(database);
        openClaim = new OpenClaim(database, Market.current().calendar(), files);
        decideClaim = new DecideClaim(database, new Refunds(database));
        this.clock = clock;
    }

    public void addTo(Api api) {
        String claim = "/orders/{orderId}/lines/{lineId}/claims/{claimId}";
        api.on("PUT " + claim, Set.of(PLATFORM, BUYER), this::open);
        api.on("GET " + claim, Set.of(PLATFORM, OPERATOR, BUYER), this::see);
        api.on("PUT " + claim + "/decision", Set.of(OPERATOR), this::decide);
    }

    private Reply open(Request request) {
        LineRef line = line(request);
        String claimId = request.id("claimId");
        var plea = request.body(in -> new Claim.Plea(
                in.choice("kind", ClaimKind::id, ClaimKind.values()),
                in.text("text", LONGEST_TEXT),
                AttachmentInput.read(in)));
        return sees(request, line)
                ? Reply.of(openClaim.open(line, claimId, plea, request.caller().name(), clock.instant()), ClaimView::of)
                : Reply.notFound();
    }

    private Reply see(Request request) {
        LineRef line = line(request);
        return claims.find(line, request.id("claimId"))
                .filter(_ -> sees(request, line))
                .map(stored -> Reply.ok(ClaimView.of(stored.value())))
                .orElseGet(Reply::notFound);
    }

    private Reply decide(Request request) {
        var ruling = request.body(in -> new Claim.Ruling(in.flag("upheld"), in.text("reason", LONGEST_TEXT)));
        return Reply.of(
                decideClaim.decide(
                        line(request),
                        request.id("claimId"),
                        ruling,
                        request.caller().name(),
                        clock.instant()),
                ClaimView::of);
    }

    private boolean sees(Request request, LineRef line) {
        return orders.findLine(line)
                .filter(stored -> request.caller().seesBuyer(stored.value().buyer()))
                .isPresent();
    }

    private static LineRef line(Request request) {
        return new LineRef(request.id("orderId"), request.id("lineId"));
    }
}
