package dev.makegood.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makegood.functions.http.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who may call what, as {@code infra/openapi.yaml} promises it. */
final class Documented {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Each route with its roles; an open one has none. */
    static final Map<String, Set<Role>> ROUTES = read();

    private Documented() {}

    private static Map<String, Set<Role>> read() {
        var routes = new TreeMap<String, Set<Role>>();
        try {
            new YAMLMapper()
                    .readTree(Path.of("infra/openapi.yaml").toFile())
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation -> routes.put(
                                    operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                    roles(operation.getValue()))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return routes;
    }

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
