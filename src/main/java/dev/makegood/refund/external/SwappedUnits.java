package dev.makegood.refund.external;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Stored;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds swapped units that were refunded elsewhere.
 *
 * @param line the line that replaces them
 * @param units how many of its units to apply
 */
record SwappedUnits(Stored<OrderLine> line, int units) {
    /** Returns units of the lines that replace units of {@code line}, at most {@code most} in all. */
    static List<SwappedUnits> of(Orders orders, OrderLine line, int most) {
        if (most == 0) {
            return List.of();
        }
        var found = new ArrayList<SwappedUnits>();
        int left = most;
        for (OrderLine other : orders.lines(line.orderId())) {
            int units = Math.min(left, other.line().quantity() - other.units().elsewhere());
            if (replaces(other, line) && units > 0) {
                found.add(new SwappedUnits(orders.getLine(other.ref()), units));
                left -= units;
            }
        }
        return found;
    }

    private static boolean replaces(OrderLine other, OrderLine line) {
        return other.replaces()
                .filter(replaced -> replaced.lineId().equals(line.line().lineId()))
                .isPresent();
    }

    OrderLine.Replaced replaced() {
        return line.value().replaces().orElseThrow();
    }

    /** Returns how many of the units were not shipped. */
    int unsent() {
        OrderLine replacement = line.value();
        int left = replacement.line().quantity()
                - replacement.units().shipped()
                - replacement.units().elsewhere();
        return Math.clamp(left, 0, units);
    }
}
