package dev.makegood.functions.stockouts;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.choice.SuggestReplacements;
import dev.makegood.command.Refusal;
import dev.makegood.early.Fact;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.FactsBeforeOrder;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.detection.AdmitStockout;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Serves admissions and cases over HTTP. */
public final class CaseRoutes {
    private final Orders orders;
    private final Cases cases;
    private final Refunds refunds;
    private final Policies policies;
    private final AdmitStockout admitStockout;
    private final SuggestReplacements suggest;
    private final FactsBeforeOrder early;
    private final Clock clock;

    CaseRoutes(Database database, FactsBeforeOrder early, Clock clock) {
        this.early = early;
        orders = new Orders(database);
        cases = new Cases(database);
        refunds = new Refunds(database);
        policies = new Policies(database);
        admitStockout = new AdmitStockout(new EstablishStockout(database, refunds));
        suggest = new SuggestReplacements(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("PUT /orders/{orderId}/lines/{lineId}/admission", Set.of(PLATFORM, MERCHANT), this::admit);
        api.on("GET /cases/{caseId}", Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
        api.on("GET /cases", Set.of(OPERATOR), this::ofDay);
        api.on("GET /merchants/{merchantId}/cases", Set.of(PLATFORM, OPERATOR, MERCHANT), this::ofMerchant);
        api.on("GET /buyers/{buyerId}/cases", Set.of(PLATFORM, OPERATOR, BUYER), this::ofBuyer);
    }

    private Reply admit(Request request) {
        var ref = new LineRef(request.id("orderId"), request.id("lineId"));
        OptionalInt units = request.body(in -> in.has("quantity")
                ? OptionalInt.of((int) in.whole("quantity", 1, OrderInput.MOST_UNITS))
                : OptionalInt.empty());
        var line = orders.findLine(ref)
                .filter(stored ->
                        request.caller().actsForMerchant(stored.value().line().merchantId()));
        if (line.isEmpty()) {
            var fact = new Fact.Admitted(ref, units.isPresent() ? Optional.of(units.getAsInt()) : Optional.empty());
            return early.orKept(Reply.notFound(), fact, request.caller(), clock.instant());
        }
        int quantity = line.get().value().line().quantity();
        if (units.orElse(0) > quantity) {
            return Reply.refused(Refusal.STATE, "quantity", "is more than the line has, " + quantity);
        }
        return admitStockout
                .admit(ref, units, request.caller().name(), clock.instant())
                .map(this::admitted)
                .orElseGet(Reply::notFound);
    }

    private Reply admitted(EstablishStockout.Outcome outcome) {
        return outcome.theCase()
                .map(theCase -> new Reply(outcome.units() > 0 ? 201 : 200, view(theCase)))
                .orElseGet(() ->
                        Reply.refused(Refusal.LATE, "quantity", "comes too late: all units of the line have shipped"));
    }

    private Reply see(Request request) {
        return CaseId.parse(request.path("caseId"))
                .flatMap(cases::find)
                .filter(stored -> sees(request.caller(), stored.value()))
                .map(stored -> Reply.ok(seen(stored.value(), request.caller())))
                .orElseGet(Reply::notFound);
    }

    /** Shows what the merchant could offer too, to whoever offers it. */
    private CaseView seen(Case c, Caller caller) {
        return caller.seesMerchant(c.merchantId()) ? view(c).with(suggest.of(c, clock.instant())) : view(c);
    }

    public static boolean sees(Caller caller, Case c) {
        return caller.seesMerchant(c.merchantId()) || caller.isBuyer(c.buyer());
    }

    private Reply ofDay(Request request) {
        var filter = CaseFilter.read(request);
        int limit = request.limit();
        Page<Case> page = filter.merchantId()
                .map(only -> cases.ofMerchant(only, filter.from(), filter.to(), limit, request.cursor()))
                .orElseGet(() -> cases.established(filter.from(), filter.to(), limit, request.cursor()));
        Instant now = clock.instant();
        List<CaseView> found = page.items().stream()
                .map(this::view)
                .filter(view -> filter.has(view, now))
                .toList();
        return Reply.ok(ListView.of(new Page<>(found, page.next()), Function.identity()));
    }

    private Reply ofMerchant(Request request) {
        String merchantId = request.id("merchantId");
        return request.caller().seesMerchant(merchantId)
                ? list(cases.ofMerchant(merchantId, request.limit(), request.cursor()))
                : Reply.notFound();
    }

    private Reply ofBuyer(Request request) {
        String buyer = request.buyer();
        return request.caller().seesBuyer(buyer)
                ? list(cases.ofBuyer(buyer, request.limit(), request.cursor()))
                : Reply.notFound();
    }

    private Reply list(Page<Case> page) {
        return Reply.ok(ListView.of(page, this::view));
    }

    private CaseView view(Case c) {
        return CaseView.of(c, refunds.ofCase(c.id()), policies.get(c.policy()));
    }
}
