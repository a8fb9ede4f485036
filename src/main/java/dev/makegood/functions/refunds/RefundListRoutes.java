package dev.makegood.functions.refunds;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.input.InvalidInput;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.UnpaidRefunds;
import dev.makegood.refund.pause.Pause;
import dev.makegood.refund.sending.BrakedRefunds;
import dev.makegood.refund.sending.PausedRefunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Serves operators the lists of refunds that are due, late, parked or returned, over HTTP. */
final class RefundListRoutes {
    private final Refunds refunds;
    private final UnpaidRefunds unpaid;
    private final PausedRefunds paused;
    private final BrakedRefunds braked;
    private final Clock clock;

    RefundListRoutes(Database database, Clock clock) {
        refunds = new Refunds(database);
        unpaid = new UnpaidRefunds(database);
        paused = new PausedRefunds(database);
        braked = new BrakedRefunds(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("GET /refunds", Set.of(OPERATOR), this::list);
    }

    private Reply list(Request request) {
        Page<Refund> page = page(request);
        List<Pause> active = paused.active();
        return Reply.ok(ListView.of(page, refund -> RefundView.forOperators(refund, heldBack(refund, active))));
    }

    private Page<Refund> page(Request request) {
        Instant now = clock.instant();
        int limit = request.limit();
        var cursor = request.cursor();
        return switch (request.requiredQuery("state")) {
            case "due" -> unpaid.due(now, limit, cursor);
            case "late" -> unpaid.late(now, limit, cursor);
            case "parked" -> refunds.listed(Refunds.Listed.PARKED, limit, cursor);
            case "returned" -> refunds.listed(Refunds.Listed.RETURNED, limit, cursor);
            default -> throw InvalidInput.field("state", "must be due, late, parked or returned");
        };
    }

    /** Returns the pause or brake that keeps a refund from being sent. */
    HeldBack heldBack(Refund refund) {
        return heldBack(refund, paused.active());
    }

    private HeldBack heldBack(Refund refund, List<Pause> active) {
        return refund.state() instanceof RefundState.Waiting
                ? new HeldBack(
                        paused.holdingBack(refund.refundId(), active).map(Pause::pauseId),
                        braked.holdingBack(refund, clock.instant()))
                : HeldBack.NOT;
    }
}
