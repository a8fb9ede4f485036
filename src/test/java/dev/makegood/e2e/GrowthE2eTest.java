package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.id;
import static dev.makegood.e2e.Deployment.pass;
import static dev.makegood.e2e.Deployment.recount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.local.gateway.Movement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a case grows with every recount, each growth is refunded exactly, and the compensation is paid once in
 * all.
 */
@Tag("platform")
@Tag("clock")
class GrowthE2eTest {
    @Test
    void aLineOfThreeLosesOneUnitAndThenTheRest() {
        String order = id("o");
        String merchant = id("m");
        String sku = id("sku");
        Deployment.place(order, merchant, sku, 3, 10_000).then().statusCode(201);
        recount(merchant, sku, "r-1", 2).then().statusCode(201);
        pass(2);
        assertEquals(List.of(3333L), amounts(order));
        recount(merchant, sku, "r-2", 0).then().statusCode(201);
        pass(2);
        assertEquals(List.of(3333L, 6667L), amounts(order));
        assertEquals(3, Deployment.theCase(order).<Integer>path("units"));
        Settled.compensated(order, merchant);
        Settled.reconciled();
    }

    private static List<Long> amounts(String order) {
        return Settled.movements(order).stream()
                .map(Movement::amountMinor)
                .sorted()
                .toList();
    }
}
