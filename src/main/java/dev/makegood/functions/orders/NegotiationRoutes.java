package dev.makegood.functions.orders;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.shiptime.AnswerProposal;
import dev.makegood.order.shiptime.ProposeShipTime;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/** Serves the negotiation of ship times between merchant and buyer, over HTTP. Only the buyer may answer. */
public final class NegotiationRoutes {
    private static final String PROPOSAL = "PUT /orders/{orderId}/lines/{lineId}/ship-time-proposals/{proposalId}";

    private final Orders orders;
    private final ProposeShipTime proposeShipTime;
    private final AnswerProposal answerProposal;
    private final Clock clock;

    public NegotiationRoutes(Database database, Clock clock) {
        orders = new Orders(database);
        proposeShipTime = new ProposeShipTime(database);
        answerProposal = new AnswerProposal(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on(PROPOSAL, Set.of(PLATFORM, MERCHANT), this::propose);
        api.on(PROPOSAL + "/answer", Set.of(BUYER), this::answer);
    }

    private Reply propose(Request request) {
        LineRef ref = ref(request);
        String proposalId = request.id("proposalId");
        Instant shipBy = request.body(in -> in.instant("shipBy"));
        return isFor(ref, line -> request.caller().actsForMerchant(line.line().merchantId()))
                ? Reply.of(proposeShipTime.propose(ref, proposalId, shipBy, clock.instant()), ProposalView::of)
                : Reply.notFound();
    }

    private Reply answer(Request request) {
        LineRef ref = ref(request);
        String proposalId = request.id("proposalId");
        boolean accept = request.body(in -> in.flag("accept"));
        return isFor(ref, line -> request.caller().isBuyer(line.buyer()))
                ? Reply.of(answerProposal.answer(ref, proposalId, accept, clock.instant()), ProposalView::of)
                : Reply.notFound();
    }

    private boolean isFor(LineRef ref, Predicate<OrderLine> caller) {
        return orders.findLine(ref).map(Stored::value).filter(caller).isPresent();
    }

    private static LineRef ref(Request request) {
        return new LineRef(request.id("orderId"), request.id("lineId"));
    }
}
