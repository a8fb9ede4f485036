package dev.makegood.functions.policies;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.command.Difference;
import dev.makegood.command.Refusal;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.DifferenceView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.Role;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PolicyDocument;
import dev.makegood.storage.Database;
import dev.makegood.whatif.SimulatePolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Serves over HTTP the differences between versions, and simulations of drafts. */
final class WhatIfRoutes {
    private static final int LONGEST_DAYS = 366;

    private final Policies policies;
    private final SimulatePolicy simulatePolicy;
    private final Clock clock;

    WhatIfRoutes(Database database, Clock clock) {
        policies = new Policies(database);
        simulatePolicy = new SimulatePolicy(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on(
                "GET /policies/{policyId}/diff",
                Set.of(Role.PLATFORM, Role.OPERATOR, Role.MERCHANT, Role.BUYER),
                this::diff);
        api.on("POST /policies/{policyId}/simulations", Set.of(OPERATOR), this::simulate);
    }

    private Reply diff(Request request) {
        Optional<PolicyVersion> from = policies.find(ref(request, "from"));
        Optional<PolicyVersion> to = policies.find(ref(request, "to"));
        return from.isPresent() && to.isPresent()
                ? Reply.ok(DifferenceView.of(
                        from.get().ref(), to.get().number(), Difference.between(from.get(), to.get())))
                : Reply.notFound();
    }

    private static PolicyRef ref(Request request, String version) {
        String number = request.requiredQuery(version);
        if (!number.matches("[0-9]{1,6}")) {
            throw InvalidInput.field(version, "must be the number of a version");
        }
        return new PolicyRef(request.id("policyId"), Integer.parseInt(number));
    }

    private record Simulated(PolicyVersion draft, String platform, Instant from, Instant to) {}

    private Reply simulate(Request request) {
        String policyId = request.id("policyId");
        Simulated simulated = request.document(in -> simulated(in, policyId));
        return simulatePolicy
                .simulate(simulated.draft(), simulated.platform(), simulated.from(), simulated.to())
                .map(report -> Reply.ok(SimulationView.of(simulated.draft(), simulated.from(), simulated.to(), report)))
                .orElseGet(() -> Reply.refused(
                        Refusal.VALUE,
                        "to",
                        "ends a period that covers more than %d cases; choose a shorter period"
                                .formatted(SimulatePolicy.MOST_CASES)));
    }

    private Simulated simulated(Input in, String policyId) {
        PolicyVersion draft = in.object("draft", document -> PolicyDocument.read(document, clock.instant()));
        if (!draft.policyId().equals(policyId)) {
            throw InvalidInput.field("draft/policyId", "must be the one in the path, " + policyId);
        }
        Instant from = in.instant("from");
        Instant to = in.instant("to");
        if (!to.isAfter(from)) {
            throw InvalidInput.field("to", "must be after from");
        }
        if (to.isAfter(from.plus(Duration.ofDays(LONGEST_DAYS)))) {
            throw InvalidInput.field("to", "must be at most " + LONGEST_DAYS + " days after from");
        }
        return new Simulated(draft, in.optional("platform", in::id).orElse(draft.platform()), from, to);
    }
}
