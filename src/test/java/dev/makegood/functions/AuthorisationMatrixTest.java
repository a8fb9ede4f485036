package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that every documented route lets in its roles for their own resources, and nobody else. */
class AuthorisationMatrixTest {
    static Stream<String> routes() {
        return DocumentedRoles.ROUTES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void hasNoHole(String route) {
        AuthorisationMatrix.Tried tried = AuthorisationMatrix.tryAll(route);
        assertEquals(List.of(), tried.holes());
        assertTrue(tried.calls() >= 10, tried::toString);
    }

    @Test
    void theTemplateHasNoOtherRoute() {
        assertEquals(
                DocumentedRoles.ROUTES.keySet(),
                Apis.routes().map(route -> route.key()).collect(Collectors.toSet()));
    }

    @Test
    void noDoorIsLeftFromARouteThatIsGone() {
        assertEquals(
                Set.of(),
                Doors.ALL.keySet().stream()
                        .filter(route -> !DocumentedRoles.ROUTES.containsKey(route))
                        .collect(Collectors.toSet()));
    }
}
