package dev.makegood.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Role;
import dev.makegood.template.OpenApi;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the permitted callers of each route from {@code infra/openapi.yaml}. */
final class DocumentedRoles {
    /** Each route with its roles; an open one has none. */
    static final Map<String, Set<Role>> ROUTES = new TreeMap<>();

    static {
        OpenApi.OPERATIONS.forEach((route, operation) -> ROUTES.put(route, roles(operation)));
    }

    private DocumentedRoles() {}

    private static Set<Role> roles(JsonNode operation) {
        var roles = EnumSet.noneOf(Role.class);
        for (JsonNode alternative : operation.required("security")) {
            for (Role role : Role.values()) {
                if (alternative.path("jwt").toString().contains('"' + role.scope() + '"')) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }
}
