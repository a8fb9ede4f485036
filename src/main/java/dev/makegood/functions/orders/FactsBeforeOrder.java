package dev.makegood.functions.orders;

import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.command.Outcome;
import dev.makegood.early.Applied;
import dev.makegood.early.ApplyFacts;
import dev.makegood.early.EarlyFact;
import dev.makegood.early.EarlyFacts;
import dev.makegood.early.Fact;
import dev.makegood.early.KeepFact;
import dev.makegood.functions.Metrics;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Keeps facts that are reported over HTTP before their order, and applies them once it has arrived. */
public final class FactsBeforeOrder {
    private final Orders orders;
    private final KeepFact keepFact;
    private final ApplyFacts applyFacts;
    private final EarlyFacts facts;

    public FactsBeforeOrder(Database database) {
        orders = new Orders(database);
        keepFact = new KeepFact(database);
        applyFacts = new ApplyFacts(database);
        facts = new EarlyFacts(database);
    }

    public void addTo(Api api) {
        api.on("GET /facts-come-to-nothing", Set.of(PLATFORM, OPERATOR), this::cameToNothing);
    }

    private Reply cameToNothing(Request request) {
        return Reply.ok(ListView.of(facts.cameToNothing(request.limit(), request.cursor()), EarlyFactView::of));
    }

    /** Returns the given response, but if there is no such order, keeps the fact and answers that it waits. */
    public Reply orKept(Reply answer, Fact fact, Caller caller, Instant now) {
        boolean early = answer.status() == 404 && !orders.isPlaced(fact.orderId());
        if (!early) {
            return answer;
        }
        Reply kept = keep(fact, caller, now);
        // The order may have arrived meanwhile and read its waiting facts before this one was stored.
        apply(fact.orderId(), now);
        return kept;
    }

    Reply keep(Fact fact, Caller caller, Instant now) {
        Optional<String> merchantId = caller.hasOneOf(Set.of(PLATFORM)) ? Optional.empty() : caller.merchantId();
        Outcome<EarlyFact> recorded = keepFact.keep(fact, caller.name(), merchantId, now);
        return recorded.ifRecorded()
                .map(told -> new Reply(202, EarlyFactView.of(told)))
                .orElseGet(() -> Reply.of(recorded, EarlyFactView::of));
    }

    /**
     * Applies waiting facts after an order or a shipment was reported, even repeatedly.
     *
     * @return true if there were any
     */
    boolean apply(String orderId, Instant now) {
        Applied applied = applyFacts.ofOrder(orderId, now);
        report(applied, now);
        return applied.tried() > 0;
    }

    public static void report(Applied applied, Instant now) {
        if (applied.cameToNothing() > 0) {
            Metrics.emit("FactsCameToNothing", applied.cameToNothing(), "Count", now);
        }
        if (applied.paidTwice() > 0) {
            Metrics.emit("PaidTwice", applied.paidTwice(), "Count", now);
        }
    }
}
