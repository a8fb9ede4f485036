package dev.makegood.functions.stockouts;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.choice.Alternatives;
import dev.makegood.choice.Choose;
import dev.makegood.choice.OfferReplacement;
import dev.makegood.choice.Replacement;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.functions.refunds.RefundView;
import dev.makegood.input.Input;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.Money;

/** Serves the buyer's choice over HTTP. Only the buyer may choose. */
final class ChoiceRoutes {
    private final Database database;
    private final Refunds refunds;
    private final Cases cases;
    private final Choose choose;
    private final OfferReplacement offerReplacement;
    private final Clock clock;

    ChoiceRoutes(Database database, Clock clock) {
        this.database = database;
        refunds = new Refunds(database);
        cases = new Cases(database);
        choose = new Choose(database);
        offerReplacement = new OfferReplacement(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("PUT /cases/{caseId}/replacements/{replacementId}", Set.of(PLATFORM, MERCHANT), this::offer);
        api.on("GET /refunds/{refundId}/alternatives", Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::alternatives);
        api.on("PUT /refunds/{refundId}/choice", Set.of(BUYER), this::choose);
    }

    /** Holds an offer; without price and ship time it confirms a suggestion. */
    private record Offered(String sku, Optional<Terms> terms) {
        private record Terms(long unitPriceMinor, Instant shipBy) {}
    }

    private static Offered offered(Input in) {
        boolean suggested = !in.has("unitPriceMinor") && !in.has("shipBy");
        String sku = in.id("sku");
        return suggested
                ? new Offered(sku, Optional.empty())
                : new Offered(
                        sku,
                        Optional.of(new Offered.Terms(
                                in.whole("unitPriceMinor", 0, OrderInput.MOST_MINOR), in.instant("shipBy"))));
    }

    private Reply offer(Request request) {
        Caller caller = request.caller();
        String replacementId = request.id("replacementId");
        Offered offered = request.body(ChoiceRoutes::offered);
        Optional<Case> theCase = CaseId.parse(request.path("caseId"))
                .flatMap(cases::find)
                .map(Stored::value)
                .filter(c -> caller.actsForMerchant(c.merchantId()));
        return theCase.map(c -> Reply.of(
                        offered.terms()
                                .map(terms -> offerReplacement.offer(
                                        c.id(), told(replacementId, offered.sku(), terms, c), caller.name(), now()))
                                .orElseGet(() -> offerReplacement.confirm(
                                        c.id(), replacementId, offered.sku(), caller.name(), now())),
                        ReplacementView::of))
                .orElseGet(Reply::notFound);
    }

    private static Replacement.ReplacementCommand told(String id, String sku, Offered.Terms terms, Case c) {
        Money price = Money.ofMinor(c.compensated().getCurrencyUnit(), terms.unitPriceMinor());
        return new Replacement.ReplacementCommand(id, sku, price, terms.shipBy());
    }

    private Instant now() {
        return clock.instant();
    }

    private Reply alternatives(Request request) {
        return refund(request, c -> CaseRoutes.sees(request.caller(), c))
                .map(refund -> Alternatives.of(database, caseOf(refund), refund, clock.instant()))
                .map(found -> Reply.ok(AlternativesView.of(found)))
                .orElseGet(Reply::notFound);
    }

    private Reply choose(Request request) {
        Choice.Wanted wanted = request.body(ChoiceInput::read);
        return refund(request, c -> request.caller().isBuyer(c.buyer()))
                .map(refund -> Reply.of(choose.choose(refund.refundId(), wanted, clock.instant()), RefundView::of))
                .orElseGet(Reply::notFound);
    }

    private Optional<Refund> refund(Request request, Predicate<Case> mine) {
        return RefundId.parse(request.path("refundId"))
                .flatMap(refunds::find)
                .map(Stored::value)
                .filter(refund -> mine.test(caseOf(refund)));
    }

    private Case caseOf(Refund refund) {
        return cases.find(refund.refundId().caseId()).orElseThrow().value();
    }
}
