package dev.makegood.proof;

import dev.makegood.coupon.redemption.Redemption;
import dev.makegood.order.OrderLine;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Checks that no coupon has paid for an order that has not arrived by the day in the text of the API. */
record RedemptionsEnded(Rows.Typed rows, Consumer<String> violations) {
    private static final Duration WITHIN = Duration.ofDays(30);

    void check(Instant now) {
        Set<String> came = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .map(OrderLine::orderId)
                .collect(Collectors.toSet());
        rows.of(Redemption.class, Table.COUPONS, "REDEMPTION~").stream()
                .filter(one -> one.reversedAt().isEmpty() && one.endedAt().isEmpty())
                .filter(one -> !came.contains(one.orderId()))
                .filter(one -> !one.at().plus(WITHIN).isAfter(now))
                .forEach(one -> violations.accept(one + " is open, and its order has not come"));
    }
}
