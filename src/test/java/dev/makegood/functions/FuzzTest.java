package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.file.MemoryFileStore;
import dev.makegood.functions.accounts.ReconcileFunction;
import dev.makegood.functions.buyers.ErasePersonalTextFunction;
import dev.makegood.functions.coupons.ExpireCouponsFunction;
import dev.makegood.functions.coupons.IssueCouponsFunction;
import dev.makegood.functions.coupons.IssueCouponsOnStreamFunction;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.servicedesk.WatchDeskFunction;
import dev.makegood.functions.stock.AllocateStockFunction;
import dev.makegood.functions.stock.WatchStockFunction;
import dev.makegood.functions.stockouts.DetectStockoutsFunction;
import dev.makegood.guard.Mangled;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Verifies that any input gets an answer below 500 in time, and that a refused request writes nothing.
 * {@code -Djqwik.tries.default=100000} tries more; a failure names its seed.
 */
class FuzzTest {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Shop.START, ZoneOffset.UTC);
    private static final List<Door> WRITES = Doors.ALL.values().stream()
            .filter(door -> door.writes() && !door.body().isEmpty())
            .toList();

    private final Map<Door, Arranged> arranged = new HashMap<>();

    /** Holds a market in which a door's call would succeed. */
    private record Arranged(MemoryDatabase database, Apis apis, Role role) {
        static Arranged of(Door door) {
            Role role = DocumentedRoles.ROUTES.get(door.route()).iterator().next();
            var database = new MemoryDatabase();
            var apis = new SampleMarket(database).apis;
            Doors.arrange(door.when(role), apis, database, new MemoryScanner(database, 7));
            return new Arranged(database, apis, role);
        }

        void send(Call call, Runnable written) {
            var before = Set.copyOf(database.all());
            var answer = assertTimeoutPreemptively(TIME, () -> apis.answer(call));
            assertTrue(answer.getStatusCode() < 500, answer.getBody());
            if (answer.getStatusCode() >= 400) {
                assertEquals("application/problem+json", answer.getHeaders().get("content-type"));
                assertEquals(before, Set.copyOf(database.all()));
            } else {
                written.run();
            }
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void mangledBodiesAreNoFault(@ForAll long seed) {
        Door door = WRITES.get((int) Math.floorMod(seed, WRITES.size()));
        Arranged market = arranged.computeIfAbsent(door, Arranged::of);
        market.send(
                door.call(Mangled.json(door.body(), seed)).as(market.role(), Stranger.owner(market.role())),
                () -> arranged.remove(door));
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void mangledPoliciesAreNoFault(@ForAll long seed) {
        Door door = Doors.ALL.get("POST /policies/{policyId}/versions");
        Arranged market = arranged.computeIfAbsent(door, Arranged::of);
        market.send(
                door.call(Mangled.yaml(Versions.text("tmall-stockout"), seed))
                        .header("content-type", "application/yaml")
                        .as(Role.OPERATOR, "anna"),
                () -> arranged.remove(door));
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void mangledSchedulesChangeNothing(@ForAll long seed) {
        var database = new MemoryDatabase();
        Map<String, Consumer<Map<String, Object>>> functions = Map.of(
                "detect-stockouts", new DetectStockoutsFunction(database, CLOCK)::run,
                "issue-coupons", new IssueCouponsFunction(database, CLOCK)::run,
                "expire-coupons", new ExpireCouponsFunction(database, CLOCK)::run,
                "erase-personal-text", new ErasePersonalTextFunction(database, new MemoryFileStore(), CLOCK)::run,
                "watch-desk", new WatchDeskFunction(database, CLOCK)::run,
                "watch-stock", new WatchStockFunction(database, CLOCK)::run,
                "reconcile", new ReconcileFunction(database, new MemoryScanner(database, 7), CLOCK)::run);
        for (var function : functions.entrySet()) {
            String good = "{\"type\":\"%s\",\"version\":1,\"lagMinutes\":5}".formatted(function.getKey());
            Map<String, Object> payload = read(Mangled.json(good, seed));
            var before = Set.copyOf(database.all());
            try {
                assertTimeoutPreemptively(TIME, () -> function.getValue().accept(payload));
            } catch (InvalidInput declared) {
                assertEquals(before, Set.copyOf(database.all()));
            }
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void mangledStreamsIssueNothing(@ForAll long seed) {
        String record = "{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":\"O1~1~stockout\"},\"sk\":{\"S\":\"CASE\"}}}}";
        Map<String, Object> event = read(Mangled.json("{\"Records\":[" + record + "," + record + "]}", seed));
        var database = new MemoryDatabase();
        var counts =
                assertTimeoutPreemptively(TIME, () -> new IssueCouponsOnStreamFunction(database, CLOCK).run(event));
        assertEquals(0, counts.issued());
        assertEquals(0, database.all().size());
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void mangledStreamsCountNothing(@ForAll long seed) {
        String line =
                "\"line\":{\"M\":{\"lineId\":{\"S\":\"1\"},\"merchantId\":{\"S\":\"m-7\"},\"sku\":{\"S\":\"tea-250\"}}}";
        String record = "{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":\"O1\"}},\"NewImage\":{" + line + "}}}";
        Map<String, Object> event = read(Mangled.json("{\"Records\":[" + record + "," + record + "]}", seed));
        var database = new MemoryDatabase();
        var counts = assertTimeoutPreemptively(TIME, () -> new AllocateStockFunction(database, CLOCK).run(event));
        assertEquals(0, counts.lines());
        assertEquals(0, database.all().size());
    }

    /** Returns the event that Lambda would pass on; it refuses anything but a JSON object. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException noObject) {
            return Map.of();
        }
    }
}
