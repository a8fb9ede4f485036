package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies that an operator sees over HTTP which refunds are due or late, why, since when, and when they are tried. */
class RefundListsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Apis apis = new Apis(database, shop.clock);

    private JsonNode ask(Call call) {
        return Call.json(apis.answer(call.as(Role.OPERATOR, "desk")).getBody());
    }

    private JsonNode list(String state) {
        return ask(Call.to("GET /refunds").query(Map.of("state", state))).path("items");
    }

    private void due() {
        shop.place("O1", Shop.line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    @Test
    void whichAreLateWhySinceWhenAndWhenTheyAreTriedNext() {
        due();
        assertEquals(0, list("late").size());
        shop.gateway.next(Next.DECLINE);
        shop.sweep();
        JsonNode handling = list("due").at("/0/handling");
        assertEquals("declined: account closed", handling.path("lastFailure").asText());
        assertEquals(1, handling.path("attempts").asInt());
        assertEquals("2026-03-02T04:00:00Z", handling.path("owedSince").asText());
        assertEquals(
                "2026-03-02T04:00:00Z", handling.path("lastAttemptAt").asText().replaceAll("\\.[0-9]+", ""));
        assertEquals(
                "2026-03-02T04:01:00Z", handling.path("nextAttemptAt").asText().replaceAll("\\.[0-9]+", ""));
        shop.clock.advance(Duration.ofHours(24));
        assertEquals(list("due"), list("late"));
        assertEquals(
                "2026-03-03T04:00:00Z", list("late").at("/0/deadline").asText().replaceAll("\\.[0-9]+", ""));
        shop.sweep();
        assertEquals(0, list("late").size());
        assertEquals(0, list("due").size());
    }

    @Test
    void aRefundShowsWhichPauseHoldsItBack() {
        due();
        String pause = "{\"reason\":\"The gateway pays twice.\",\"merchantId\":\"M1\"}";
        ask(Call.to("PUT /pauses/{pauseId}", "p-1").body(pause));
        assertEquals("p-1", list("due").at("/0/handling/heldBackBy").asText());
        JsonNode one = ask(Call.to("GET /refunds/{refundId}", "O1~1~stockout~1-1"));
        assertEquals("p-1", one.at("/handling/heldBackBy").asText());
        ask(Call.to("PUT /pauses/{pauseId}/end", "p-1").body("{\"note\":\"It is mended.\"}"));
        assertTrue(list("due").at("/0/handling/heldBackBy").isMissingNode());
    }

    @Test
    void aRefundShowsWhichBrakeHoldsItBack() {
        for (int n = 1; n <= 201; n++) {
            shop.place("O" + n, Shop.line("1", "M1", "S1", 1, 5_000));
        }
        shop.count("M1", "S1", "c-1", 0);
        shop.strand(300);
        String brake = ask(Call.to("GET /brakes")).at("/items/0/brakeId").asText();
        JsonNode first = list("due").at("/0/handling");
        assertEquals(brake, first.path("brakedBy").asText());
        assertTrue(first.path("heldBackBy").isMissingNode());
        ask(Call.to("PUT /brakes/{brakeId}/confirmation", brake).body("{\"note\":\"It is so.\"}"));
        assertTrue(list("due").at("/0/handling/brakedBy").isMissingNode());
    }
}
