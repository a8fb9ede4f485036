package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.notice.Kinds;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that the deployed routes are the documented ones, and let in the documented roles. */
class RoutesTest {

    private static final Set<String> ROLES = Set.of(
            "makegood/platform", "makegood/merchant", "makegood/buyer", "makegood/operator", "makegood/messages");

    @Test
    void theTemplateAndOpenApiHaveTheSameRoutesAndScopes() {
        assertEquals(documented(), deployed());
    }

    @Test
    void onlyWebhooksRulesLinksAndBadgesAreOpen() {
        assertEquals(
                Set.of(
                        "POST /gateway/{provider}/webhook",
                        "POST /gateway/{provider}/webhook/{key}",
                        "POST /shops/{shop}/webhook",
                        "GET /linked/case",
                        "PUT /linked/case/refunds/{refundId}/choice",
                        "PUT /linked/case/claims/{claimId}",
                        "PUT /linked/case/hand-overs/{handOverId}",
                        "GET /linked/restock",
                        "PUT /linked/restock/answer",
                        "PUT /linked/restock/declined",
                        "GET /policies",
                        "GET /policies/{policyId}/versions/{version}",
                        "GET /merchants/{merchantId}/badge",
                        "GET /badge-keys"),
                deployed().entrySet().stream()
                        .filter(route -> route.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        assertEquals(
                "Jwt",
                Template.ROOT
                        .at("/Resources/Api/Properties/Auth/DefaultAuthorizer")
                        .asText());
    }

    @Test
    void noScopeIsMisspelt() {
        assertEquals(
                ROLES, deployed().values().stream().flatMap(Collection::stream).collect(Collectors.toSet()));
    }

    @Test
    void thePathParametersAreDescribed() {
        Template.OPEN_API.path("paths").properties().forEach(path -> {
            Set<String> described = new HashSet<>();
            Template.stream(path.getValue().path("parameters"))
                    .map(RoutesTest::resolved)
                    .forEach(parameter ->
                            described.add("{" + parameter.path("name").asText() + "}"));
            Set<String> used = new HashSet<>(Set.of(path.getKey().split("/")));
            used.removeIf(segment -> !segment.startsWith("{"));
            assertEquals(used, described, path.getKey());
        });
    }

    @Test
    void theNoticesAreDescribed() {
        assertEquals(
                Kinds.byName().keySet(),
                Set.copyOf(Template.texts(Template.OPEN_API.at("/components/schemas/NoticeTemplate/enum"))));
    }

    /** Returns the scopes by route key; an open route has none. A duplicate route fails. */
    private static Map<String, Set<String>> deployed() {
        Map<String, Set<String>> routes = new TreeMap<>();
        Template.functions()
                .flatMap(function -> function.events("HttpApi").stream())
                .forEach(event -> {
                    assertEquals("Api", event.path("ApiId").asText());
                    JsonNode auth = event.path("Auth");
                    Set<String> scopes = new TreeSet<>(Template.texts(auth.path("AuthorizationScopes")));
                    assertEquals(
                            scopes.isEmpty(), auth.path("Authorizer").asText().equals("NONE"), event::toString);
                    String route = event.path("Method").asText() + " "
                            + event.path("Path").asText();
                    assertEquals(null, routes.put(route, scopes), route);
                });
        return routes;
    }

    private static Map<String, Set<String>> documented() {
        var routes = new TreeMap<String, Set<String>>();
        OpenApi.OPERATIONS.forEach((route, operation) -> routes.put(route, scopes(operation)));
        return routes;
    }

    private static Set<String> scopes(JsonNode operation) {
        return Template.stream(operation.required("security"))
                .flatMap(alternative -> Template.texts(alternative.path("jwt")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? Template.OPEN_API.at(node.path("$ref").asText().substring(1))
                : node;
    }
}
