package dev.makegood.functions.servicedesk;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFiles;
import dev.makegood.functions.http.Api;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Serves the service desk over HTTP: claims, appeals, hand-overs, their files, the open work, what looks like abuse, and what waits for a
 * second operator. */
@Singleton
public class ServiceDeskApiFunction {
    private final Api api;

    public ServiceDeskApiFunction(Database database, Pseudonyms pseudonyms, FileStore store, Clock clock) {
        api = new Api(pseudonyms);
        var files = new UploadedFiles(database, store);
        new ClaimRoutes(database, files, clock).addTo(api);
        new AppealRoutes(database, files, clock).addTo(api);
        new HandOverRoutes(database, clock).addTo(api);
        new FileRoutes(database, store, clock).addTo(api);
        new DeskRoutes(database, clock).addTo(api);
        new AbuseRoutes(database, clock).addTo(api);
        new ProposalRoutes(database, clock).addTo(api);
    }

    @Funq("service-desk-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }
}
