package dev.makegood.proof;

import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.OrderPayment;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.Money;

/** Draws the payments of orders from their lines, so that the other draws of a history stay as they are. */
final class DrawnPayments {
    private DrawnPayments() {}

    /** Returns the payments of an order: none under rules that are not drawn, and for every second order. */
    static List<OrderPayment> of(
            String orderId, List<PaidOrder.PaidLine> lines, List<OrderPart> parts, HistoryRules setting) {
        var random = new Random(37L * orderId.hashCode() + lines.hashCode());
        long paid = LongStream.concat(
                        lines.stream().mapToLong(line -> line.paid().getAmountMinorLong()),
                        parts.stream().mapToLong(part -> part.amount().getAmountMinorLong()))
                .sum();
        if (!setting.isDrawn() || random.nextBoolean() || paid < 2) {
            return List.of();
        }
        long first = 1 + random.nextLong(paid - 1);
        return of(orderId, setting.money(first), setting.money(paid - first + random.nextInt(2)));
    }

    /** Returns payments with these totals. */
    static List<OrderPayment> of(String orderId, Money... totals) {
        return IntStream.range(0, totals.length)
                .mapToObj(n -> new OrderPayment("http", "pay-" + n + "-" + orderId, Optional.empty(), totals[n]))
                .toList();
    }
}
