package dev.makegood.functions.buyers;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.erasure.EraseBuyer;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ProofInput;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Serves erasures of buyers over HTTP: the platform erases any buyer, a buyer only itself. */
@Singleton
public class BuyersApiFunction {
    private final Api api;
    private final EraseBuyer eraseBuyer;
    private final Clock clock;

    public BuyersApiFunction(Database database, Pseudonyms pseudonyms, Clock clock) {
        api = new Api(pseudonyms).on("PUT /buyers/{buyerId}/erasure", Set.of(PLATFORM, BUYER), this::erase);
        eraseBuyer = new EraseBuyer(database, pseudonyms);
        this.clock = clock;
    }

    @Funq("buyers-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    private Reply erase(Request request) {
        String proofSha256 = request.body(in -> ProofInput.digits(in, "proofSha256"));
        return request.buyerId()
                .map(id -> Reply.of(eraseBuyer.erase(id, proofSha256, clock.instant()), ErasureView::of))
                .orElseGet(Reply::notFound);
    }
}
