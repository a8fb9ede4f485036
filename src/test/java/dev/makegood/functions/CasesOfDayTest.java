package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that operators find the cases of all merchants by day and by filters. */
class CasesOfDayTest {
    private static final int CASES = 13;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Apis apis = new Apis(database, shop.clock);

    /** The market's 2 March begins at 16:00 UTC on the first; the shop's clock starts at noon of the second there. */
    @BeforeEach
    void cases() {
        for (int n = 1; n <= CASES; n++) {
            shop.place("O" + n, Shop.line("1", n % 2 == 0 ? "M2" : "M1", "S" + n, 1, 5_000));
            shop.admit("O" + n, "1", OptionalInt.empty());
            shop.clock.advance(Duration.ofMinutes(n < CASES ? 1 : 0));
        }
    }

    private JsonNode ask(Map<String, String> query) {
        return Call.json(
                apis.answer(Call.to("GET /cases").as(Role.OPERATOR, "desk").query(query))
                        .getBody());
    }

    private List<String> all(Map<String, String> filters, int limit) {
        var query = new HashMap<>(filters);
        query.put("limit", String.valueOf(limit));
        var found = new ArrayList<String>();
        JsonNode page;
        do {
            page = ask(query);
            assertTrue(page.path("items").size() <= limit);
            page.path("items").forEach(one -> found.add(one.path("orderId").asText()));
            query.put("cursor", page.path("cursor").asText());
        } while (page.has("cursor"));
        return found;
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "100"})
    void aDayHasEachOfItsCasesOnceTheNewestFirst(int limit) {
        List<String> found = all(Map.of("day", "2026-03-02"), limit);
        assertEquals(CASES, found.size());
        assertEquals("O" + CASES, found.getFirst());
        assertEquals("O1", found.getLast());
        assertEquals(CASES, new TreeSet<>(found).size());
        assertEquals(List.of(), all(Map.of("day", "2026-03-01"), limit));
    }

    @Test
    void aDayEndsAtTheMarketsMidnight() {
        shop.clock.advance(Duration.ofHours(12)); // some minutes past midnight in Shanghai, and still the second in UTC
        shop.place("late", Shop.line("1", "M1", "S0", 1, 5_000));
        shop.admit("late", "1", OptionalInt.empty());
        assertEquals(CASES, all(Map.of("day", "2026-03-02"), 5).size());
        assertEquals(List.of("late"), all(Map.of("day", "2026-03-03"), 5));
    }

    @ParameterizedTest
    @CsvSource({
        "merchantId, M2, 6",
        "merchantId, M3, 0",
        "violation, stockout, 13",
        "violation, late-shipment, 0",
        "state, owed, 13",
        "state, issued, 0",
        "refund, scheduled, 13",
        "refund, refunded, 0",
        "refund, late, 0"
    })
    void aFilterLeavesOutTheOthers(String name, String value, int expected) {
        assertEquals(expected, all(Map.of("day", "2026-03-02", name, value), 4).size());
    }

    @Test
    void whatIsUnpaidAfterItsDeadlineIsLate() {
        shop.clock.advance(Duration.ofHours(25));
        assertEquals(
                CASES, all(Map.of("day", "2026-03-02", "refund", "late"), 4).size());
        shop.sweep();
        assertEquals(0, all(Map.of("day", "2026-03-02", "refund", "late"), 4).size());
        assertEquals(
                6,
                all(Map.of("day", "2026-03-02", "refund", "refunded", "merchantId", "M2"), 4)
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2026-02-30",
        "day, yesterday",
        "state, paid",
        "refund, unknown",
        "violation, fraud",
        "merchantId, ''"
    })
    void whatIsNoFilterIsNamed(String name, String value) {
        var query = new HashMap<>(Map.of("day", "2026-03-02"));
        query.put(name, value);
        JsonNode problem = ask(query);
        assertEquals(422, problem.path("status").asInt());
        assertEquals(name, problem.at("/errors/0/field").asText());
    }

    @Test
    void theDayIsRequired() {
        assertEquals("day", ask(Map.of()).at("/errors/0/field").asText());
    }
}
