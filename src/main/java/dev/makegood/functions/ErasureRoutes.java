package dev.makegood.functions;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.buyer.EraseBuyer;
import dev.makegood.buyer.Pseudonyms;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.view.ErasureView;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Serves erasures of buyers over HTTP: the platform erases any buyer, a buyer only itself. */
final class ErasureRoutes {
    private final EraseBuyer eraseBuyer;
    private final Clock clock;

    ErasureRoutes(Database database, Pseudonyms pseudonyms, Clock clock) {
        eraseBuyer = new EraseBuyer(database, pseudonyms);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("PUT /buyers/{buyerId}/erasure", Set.of(PLATFORM, BUYER), this::erase);
    }

    private Reply erase(Request request) {
        String proofSha256 = request.body(in -> ProofInput.digits(in, "proofSha256"));
        return request.buyerId()
                .map(id -> Reply.of(eraseBuyer.erase(id, proofSha256, clock.instant()), ErasureView::of))
                .orElseGet(Reply::notFound);
    }
}
