package dev.makegood.functions.links;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Api;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.link.LinkTokens;
import dev.makegood.linked.Links;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Serves links over HTTP: hands them out, ends them, and answers and carries out what their holders ask for. */
@Singleton
public class LinksApiFunction {
    private final Api api;

    public LinksApiFunction(Database database, Pseudonyms pseudonyms, LinkTokens tokens, Pages pages, Clock clock) {
        api = new Api(pseudonyms);
        var links = new Links(database, tokens);
        new LinkRoutes(links, pages, clock).addTo(api);
        new LinkedCaseRoutes(database, links, clock).addTo(api);
        new LinkedRestockRoutes(database, links, clock).addTo(api);
    }

    @Funq("links-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }
}
