package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.local.template.Trigger;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that each route lets in the roles whose scopes the template's authorizer asks for, and nobody else. */
class RolesTest {
    private final Apis apis = new Apis(new MemoryDatabase(), Clock.fixed(Shop.START, ZoneOffset.UTC));

    static Stream<Trigger.Route> protectedRoutes() {
        return Apis.routes().filter(Trigger.Route::authorized);
    }

    private static Call call(Trigger.Route route) {
        return Call.to(route.key(), "a", "b", "c").body("{}");
    }

    @ParameterizedTest
    @MethodSource("protectedRoutes")
    void onlyTheRolesOfTheTemplateAreLetIn(Trigger.Route route) {
        for (Role role : Role.values()) {
            int status = apis.status(call(route).as(role, "a"));
            assertEquals(!route.scopes().contains(role.scope()), status == 403, role + ": " + status);
        }
    }

    @ParameterizedTest
    @MethodSource("protectedRoutes")
    void nobodyIsLetInWithoutAToken(Trigger.Route route) {
        assertEquals(403, apis.status(call(route)));
    }
}
