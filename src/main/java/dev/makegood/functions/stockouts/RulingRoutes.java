package dev.makegood.functions.stockouts;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.stockout.assessment.UpholdComplaint;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Serves the operator's rulings about cases, over HTTP. */
final class RulingRoutes {
    private static final int MOST_EVIDENCE = 2_000;

    private final Refunds refunds;
    private final Policies policies;
    private final ExemptCase exemptCase;
    private final UpholdComplaint upholdComplaint;
    private final Cases cases;
    private final SecondPair secondPair;
    private final Clock clock;

    RulingRoutes(Database database, SecondPair secondPair, Clock clock) {
        this.secondPair = secondPair;
        cases = new Cases(database);
        refunds = new Refunds(database);
        policies = new Policies(database);
        exemptCase = new ExemptCase(database, refunds);
        upholdComplaint = new UpholdComplaint(database, refunds);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("PUT /cases/{caseId}/exemption", Set.of(OPERATOR), this::exempt);
        api.on("PUT /cases/{caseId}/complaint", Set.of(OPERATOR), this::uphold);
    }

    private Reply exempt(Request request) {
        Optional<CaseId> id = CaseId.parse(request.path("caseId"))
                .filter(one -> cases.find(one).isPresent());
        if (id.isEmpty()) {
            return Reply.notFound();
        }
        var finding = request.body(in -> new ExemptCase.ExemptCommand(
                id.get(),
                in.choice("ground", Exemption::id, Exemption.OF_POLICIES.toArray(Exemption[]::new)),
                in.instant("reportedAt"),
                in.text("evidence", MOST_EVIDENCE)));
        return secondPair.of(
                request,
                () -> Reply.of(
                        exemptCase.exempt(finding, request.caller().name(), clock.instant()),
                        c -> CaseView.of(c, refunds.ofCase(c.id()), policies.get(c.policy()))));
    }

    private Reply uphold(Request request) {
        Optional<CaseId> id = CaseId.parse(request.path("caseId"));
        if (id.isEmpty()) {
            return Reply.notFound();
        }
        var finding = request.body(in -> upheld(id.get(), in));
        return Reply.of(
                upholdComplaint.uphold(finding, request.caller().name(), clock.instant()),
                c -> CaseView.of(c, refunds.ofCase(c.id()), policies.get(c.policy())));
    }

    /** Accepts only upheld complaints, since others change nothing. */
    private static UpholdComplaint.UpholdCommand upheld(CaseId id, Input in) {
        if (!in.flag("upheld")) {
            throw InvalidInput.field("upheld", "must be true");
        }
        return new UpholdComplaint.UpholdCommand(id, in.text("evidence", MOST_EVIDENCE));
    }
}
