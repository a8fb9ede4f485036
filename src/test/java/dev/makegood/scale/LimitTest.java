package dev.makegood.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.scale.Limit.Load;
import dev.makegood.scale.Limit.Need;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final Limit UNITS = new Limit("units", 1_000, new Need(4, 3, 5, 100), "counted", "quota");

    @Test
    void whatOthersTakeIsNotForOrders() {
        var beside = new Load(0, 100, 20);
        assertEquals(500, UNITS.needed(beside));
        assertEquals(125, UNITS.orders(beside));
        assertEquals(1_000, UNITS.needed(new Load(125, 100, 20)));
    }

    @Test
    void ifOthersTakeAllNoOrderIsLeft() {
        assertEquals(0, UNITS.orders(new Load(0, 400, 0)));
    }

    @Test
    void whatOrdersDoNotTakeLimitsNone() {
        assertEquals(
                Double.POSITIVE_INFINITY, new Limit("refunds", 1, Need.ofCase(1), "", "").orders(new Load(0, 0, 9)));
    }
}
