package dev.makegood.functions.advice;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.advice.options.WaysOut;
import dev.makegood.advice.reputation.Period;
import dev.makegood.advice.reputation.SeeReputation;
import dev.makegood.advice.reputation.SeeStandings;
import dev.makegood.command.Refusal;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Serves a merchant's figures and the ways out for its open lines, over HTTP. */
public final class AdviceRoutes {
    private static final Set<Role> READERS = Set.of(PLATFORM, OPERATOR, MERCHANT);

    private final SeeReputation seeReputation;
    private final SeeStandings seeStandings;
    private final WaysOut waysOut;
    private final Clock clock;

    public AdviceRoutes(Database database, Clock clock) {
        seeReputation = new SeeReputation(database);
        seeStandings = new SeeStandings(database);
        waysOut = new WaysOut(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("GET /merchants/{merchantId}/reputation", READERS, this::reputation);
        api.on("GET /merchants/{merchantId}/standards", READERS, this::standards);
        api.on("GET /merchants/{merchantId}/ways-out", READERS, this::waysOut);
    }

    private Reply reputation(Request request) {
        String merchantId = request.id("merchantId");
        Period period = PeriodInput.of(request);
        if (!request.caller().seesMerchant(merchantId)) {
            return Reply.notFound();
        }
        return seeReputation
                .of(merchantId, period, clock.instant())
                .map(reputation -> Reply.ok(ReputationView.of(reputation)))
                .orElseGet(() -> Reply.refused(
                        Refusal.VALUE, "to", "ends a period that covers too many orders; choose a shorter period"));
    }

    private Reply standards(Request request) {
        String merchantId = request.id("merchantId");
        return request.caller().seesMerchant(merchantId)
                ? Reply.ok(StandingView.StandingsView.of(merchantId, seeStandings.of(merchantId, clock.instant())))
                : Reply.notFound();
    }

    private Reply waysOut(Request request) {
        String merchantId = request.id("merchantId");
        return request.caller().seesMerchant(merchantId)
                ? Reply.ok(ListView.of(
                        waysOut.of(merchantId, request.limit(), request.cursor(), clock.instant()), AtStakeView::of))
                : Reply.notFound();
    }
}
