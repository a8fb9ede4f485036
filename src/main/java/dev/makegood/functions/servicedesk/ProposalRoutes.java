package dev.makegood.functions.servicedesk;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.ProposalView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.proposal.Proposals;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Lists what waits for a second operator, over HTTP. */
final class ProposalRoutes {
    private final Proposals proposals;
    private final Clock clock;

    ProposalRoutes(Database database, Clock clock) {
        proposals = new Proposals(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("GET /proposals", Set.of(OPERATOR), this::list);
    }

    private Reply list(Request request) {
        return Reply.ok(
                ListView.of(proposals.open(clock.instant(), request.limit(), request.cursor()), ProposalView::of));
    }
}
