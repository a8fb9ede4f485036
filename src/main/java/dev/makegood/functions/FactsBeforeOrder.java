package dev.makegood.functions;

import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.early.Applied;
import dev.makegood.early.ApplyFacts;
import dev.makegood.early.EarlyFact;
import dev.makegood.early.EarlyFacts;
import dev.makegood.early.Fact;
import dev.makegood.early.KeepFact;
import dev.makegood.fact.Recorded;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.view.EarlyFactView;
import dev.makegood.functions.view.ListView;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Facts that come before their order, over HTTP: they wait, and are applied once it is there. */
final class FactsBeforeOrder {
    private final Orders orders;
    private final KeepFact keepFact;
    private final ApplyFacts applyFacts;
    private final EarlyFacts facts;

    FactsBeforeOrder(Database database) {
        orders = new Orders(database);
        keepFact = new KeepFact(database);
        applyFacts = new ApplyFacts(database);
        facts = new EarlyFacts(database);
    }

    void addTo(Api api) {
        api.on("GET /facts-come-to-nothing", Set.of(PLATFORM, OPERATOR), this::cameToNothing);
    }

    private Reply cameToNothing(Request request) {
        return Reply.ok(ListView.of(facts.cameToNothing(request.limit(), request.cursor()), EarlyFactView::of));
    }

    /** The answer that there is, or, if it is that there is no such order, that the fact waits for it. */
    Reply orKept(Reply answer, Fact fact, Caller caller, Instant now) {
        boolean early = answer.status() == 404 && orders.find(fact.orderId()).isEmpty();
        if (!early) {
            return answer;
        }
        Reply kept = keep(fact, caller, now);
        // Whoever told the order meanwhile may have looked for waiting facts before this one was there.
        apply(fact.orderId(), now);
        return kept;
    }

    Reply keep(Fact fact, Caller caller, Instant now) {
        Optional<String> merchantId = caller.hasOneOf(Set.of(PLATFORM)) ? Optional.empty() : caller.merchantId();
        Recorded<EarlyFact> recorded = keepFact.keep(fact, caller.name(), merchantId, now);
        return recorded.ifRecorded()
                .map(told -> new Reply(202, EarlyFactView.of(told)))
                .orElseGet(() -> Reply.of(recorded, EarlyFactView::of));
    }

    /** After an order or a shipment was told, also again. */
    void apply(String orderId, Instant now) {
        report(applyFacts.ofOrder(orderId, now), now);
    }

    static void report(Applied applied, Instant now) {
        if (applied.cameToNothing() > 0) {
            Metrics.emit("FactsCameToNothing", applied.cameToNothing(), "Count", now);
        }
        if (applied.paidTwice() > 0) {
            Metrics.emit("PaidTwice", applied.paidTwice(), "Count", now);
        }
    }
}
