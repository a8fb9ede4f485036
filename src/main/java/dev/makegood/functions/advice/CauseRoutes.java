package dev.makegood.functions.advice;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.advice.causes.CauseCorrection;
import dev.makegood.advice.causes.CorrectCause;
import dev.makegood.advice.causes.ExplainCases;
import dev.makegood.advice.causes.HoldingCost;
import dev.makegood.advice.causes.RootCause;
import dev.makegood.advice.causes.SeeCauses;
import dev.makegood.advice.causes.StockLevels;
import dev.makegood.advice.reputation.Period;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.Role;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Serves the root causes of cases over HTTP, with what follows from them for stock and suppliers. */
public final class CauseRoutes {
    private static final int LONGEST_REASON = 1_000;

    /** Whole shares, in basis points. */
    private static final int WHOLE = 10_000;

    private static final Set<Role> READERS = Set.of(PLATFORM, OPERATOR, MERCHANT);

    private final Cases cases;
    private final ExplainCases explain;
    private final CorrectCause correct;
    private final SeeCauses see;
    private final StockLevels stockLevels;
    private final Clock clock;

    public CauseRoutes(Database database, Clock clock) {
        cases = new Cases(database);
        explain = new ExplainCases(database);
        correct = new CorrectCause(database);
        see = new SeeCauses(database);
        stockLevels = new StockLevels(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("GET /cases/{caseId}/root-cause", READERS, this::rootCause);
        api.on("PUT /cases/{caseId}/root-cause-corrections/{correctionId}", Set.of(OPERATOR, MERCHANT), this::correct);
        api.on(
                "GET /merchants/{merchantId}/root-causes",
                READERS,
                ofMerchant((request, period) -> Reply.ok(ListView.of(
                        see.list(request.id("merchantId"), period, request.limit(), request.cursor()),
                        RootCauseView::of))));
        api.on(
                "GET /merchants/{merchantId}/root-cause-repeats",
                READERS,
                ofMerchant((request, period) ->
                        Reply.ok(RepeatsView.of(see.repeats(request.id("merchantId"), period), period))));
        api.on(
                "GET /merchants/{merchantId}/stock-levels",
                READERS,
                ofMerchant((request, period) -> Reply.ok(StockLevelsView.of(
                        stockLevels.of(request.id("merchantId"), period, holdingCost(request)), period))));
        api.on("GET /merchants/{merchantId}/suppliers/{supplierId}/claim-pack", READERS, ofMerchant(this::claimPack));
    }

    private static Function<Request, Reply> ofMerchant(BiFunction<Request, Period, Reply> read) {
        return request -> {
            boolean sees = request.caller().seesMerchant(request.id("merchantId"));
            Period period = PeriodInput.of(request);
            return sees ? read.apply(request, period) : Reply.notFound();
        };
    }

    private Reply claimPack(Request request, Period period) {
        var pack = see.claimPack(request.id("merchantId"), request.id("supplierId"), period, clock.instant());
        return Reply.ok(ClaimPackView.of(pack, period));
    }

    private static HoldingCost holdingCost(Request request) {
        request.requiredQuery("holdingBasisPoints");
        return new HoldingCost(
                basisPoints(request, "costBasisPoints").orElse(WHOLE),
                basisPoints(request, "holdingBasisPoints").orElseThrow());
    }

    private static Optional<Integer> basisPoints(Request request, String name) {
        return request.query(name).map(text -> {
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > WHOLE) {
                throw InvalidInput.field(name, "must be a whole number from 0 to " + WHOLE);
            }
            return Integer.parseInt(text);
        });
    }

    private Reply rootCause(Request request) {
        return caseOf(request)
                .map(c -> Reply.ok(RootCauseView.of(explain.of(c))))
                .orElseGet(Reply::notFound);
    }

    private Reply correct(Request request) {
        String correctionId = request.id("correctionId");
        CauseCorrection.Corrected told = request.body(CauseRoutes::corrected);
        return caseOf(request)
                .map(c -> Reply.of(
                        correct.correct(c, correctionId, told, request.caller().name(), clock.instant()),
                        RootCauseView.CorrectionView::of))
                .orElseGet(Reply::notFound);
    }

    private static CauseCorrection.Corrected corrected(Input in) {
        RootCause cause = in.choice("rootCause", RootCause::id, RootCause.values());
        Optional<String> supplierId = in.optional("supplierId", in::id);
        if (supplierId.isPresent() != (cause == RootCause.SUPPLIER)) {
            throw InvalidInput.field(
                    "supplierId", supplierId.isPresent() ? "belongs to the root cause supplier" : "is required");
        }
        return new CauseCorrection.Corrected(cause, supplierId, in.text("reason", LONGEST_REASON));
    }

    private Optional<Case> caseOf(Request request) {
        return CaseId.parse(request.path("caseId"))
                .flatMap(cases::find)
                .map(Stored::value)
                .filter(c -> request.caller().seesMerchant(c.merchantId()));
    }
}
