package dev.makegood.functions.policies;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PolicyDocument;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Serves policies over HTTP. Operators publish them; anybody may read them, since E-Commerce Law 33 wants a platform's
 * rules to be public.
 */
@Singleton
public class PoliciesApiFunction {
    private final Api api;
    private final Policies policies;
    private final PublishPolicy publishPolicy;
    private final SecondPair secondPair;
    private final Clock clock;

    public PoliciesApiFunction(Database database, Pseudonyms pseudonyms, SecondPair secondPair, Clock clock) {
        this.secondPair = secondPair;
        policies = new Policies(database);
        publishPolicy = new PublishPolicy(database);
        this.clock = clock;
        api = new Api(pseudonyms)
                .open("GET /policies", this::list)
                .open("GET /policies/{policyId}/versions/{version}", this::see)
                .on("POST /policies/{policyId}/versions", Set.of(Role.OPERATOR), this::publish);
        new WhatIfRoutes(database, clock).addTo(api);
        new FineRoutes(database).addTo(api);
        new PromiseRoutes(database, clock).addTo(api);
    }

    @Funq("policies-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    private Reply list(Request request) {
        return Reply.ok(ListView.of(new Page<>(policies.all(), Optional.empty()), PolicyView::of))
                .unlessKnown(request.header("if-none-match"));
    }

    private Reply see(Request request) {
        String version = request.path("version");
        return version.matches("[0-9]{1,6}")
                ? policies.find(new PolicyRef(request.id("policyId"), Integer.parseInt(version)))
                        .map(found -> Reply.ok(PolicyView.of(found)).unlessKnown(request.header("if-none-match")))
                        .orElseGet(Reply::notFound)
                : Reply.notFound();
    }

    private Reply publish(Request request) {
        String policyId = request.id("policyId");
        PolicyVersion version = request.document(in -> PolicyDocument.read(in, clock.instant()));
        if (!version.policyId().equals(policyId)) {
            throw InvalidInput.field("policyId", "must be the one in the path, " + policyId);
        }
        return secondPair.of(request, () -> Reply.of(publishPolicy.publish(version), PolicyView::of));
    }
}
