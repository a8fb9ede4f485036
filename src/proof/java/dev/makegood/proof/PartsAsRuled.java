package dev.makegood.proof;

import dev.makegood.oracle.Rules;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.storage.Table;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Checks what orders with parts refunded in all, by the text and the orders as they were reported: the price of the
 * units that do not ship, and what the rules give of the parts. Shares no arithmetic with the product.
 */
final class PartsAsRuled {
    private final Rules rules;
    private final Map<String, PaidOrder> orders;
    private final Map<LineRef, OrderLine> lines;
    private final Map<String, List<Refund>> refunds;
    private final Map<String, OrderFunds> funds;
    private final Set<String> elsewhere;
    private final Consumer<String> violations;

    PartsAsRuled(HistoryState history, Rows.Typed rows, Consumer<String> violations) {
        rules = history.setting.versions().getFirst();
        orders = history.journal.orders;
        this.violations = violations;
        lines = rows.of(OrderLine.class, Table.ORDERS, "LINE~").stream()
                .collect(Collectors.toMap(OrderLine::ref, line -> line));
        funds = rows.of(OrderFunds.class, Table.ORDERS, "FUNDS").stream()
                .collect(Collectors.toMap(OrderFunds::orderId, one -> one));
        elsewhere = rows.of(ExternalRefund.class, Table.ORDERS, "EXTERNAL~").stream()
                .map(ExternalRefund::orderId)
                .collect(Collectors.toSet());
        refunds = rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .collect(Collectors.groupingBy(
                        refund -> refund.refundId().caseId().orderId()));
    }

    /** The payment is the row's, since a reversed redemption lowers it. */
    void check() {
        orders.values().stream()
                .filter(order -> !order.parts().isEmpty())
                .filter(order -> order.lines().stream()
                        .allMatch(line -> lines.containsKey(new LineRef(order.orderId(), line.lineId()))))
                .filter(this::isPlain)
                .forEach(this::check);
    }

    /** Returns true if nothing of the order was swapped, waited for, refunded elsewhere or taken back. */
    private boolean isPlain(PaidOrder order) {
        return !elsewhere.contains(order.orderId())
                && of(order).stream()
                        .noneMatch(refund -> refund.choice()
                                        .filter(made -> !(made.wanted() instanceof Choice.RefundNow))
                                        .isPresent()
                                || refund.state() instanceof RefundState.Withdrawn
                                        && refund.split().made().isEmpty()
                                || refund.excluded().sent() + refund.excluded().elsewhere() > 0)
                && order.lines().stream()
                        .map(line -> lines.get(new LineRef(order.orderId(), line.lineId())))
                        .allMatch(
                                line -> line.units().elsewhere() + line.units().honoured() == 0);
    }

    private List<Refund> of(PaidOrder order) {
        return refunds.getOrDefault(order.orderId(), List.of());
    }

    private void check(PaidOrder order) {
        long found = of(order).stream()
                .mapToLong(refund -> refund.total().getAmountMinorLong())
                .sum();
        long paid = minor(funds.get(order.orderId()).paid().orElseThrow());
        long least = Math.min(paid, expected(order));
        boolean falls = order.parts().stream()
                .anyMatch(
                        part -> rule(part).equals("difference") && !part.steps().isEmpty());
        // Shares of discounts are rounded down, so that a tiny unit may have cost less than the cent that it brings.
        long most = falls ? paid : least + order.parts().size();
        boolean all = order.lines().stream().allMatch(line -> price(order, line) == minor(line.paid()));
        boolean never = order.parts().stream().anyMatch(part -> rule(part).equals("never"));
        if (found < least
                || found > Math.min(paid, most)
                || all && !never && !of(order).isEmpty() && found != paid) {
            violations.accept(order.orderId() + " refunded " + found + " of " + paid + ", and the rules give " + least
                    + " for " + order.parts() + " under " + rules.name());
        }
    }

    /** Returns what the rules give for the units that do not ship. */
    private long expected(PaidOrder order) {
        long sum = order.lines().stream().mapToLong(line -> price(order, line)).sum();
        for (OrderPart part : order.parts()) {
            sum += expected(order, part);
        }
        return sum;
    }

    private long expected(PaidOrder order, OrderPart part) {
        List<PaidOrder.PaidLine> its = order.lines().stream()
                .filter(line ->
                        part.merchantId().isEmpty() || part.merchantId().get().equals(line.merchantId()))
                .toList();
        long whole = its.stream().mapToLong(line -> minor(line.paid())).sum();
        long gone = its.stream().mapToLong(line -> price(order, line)).sum();
        long amount = minor(part.amount());
        if (of(order).isEmpty()) {
            return 0;
        }
        return switch (rule(part)) {
            case "byShare" -> whole == 0 ? amount : times(amount, gone, whole);
            case "whenNothingShips" -> gone == whole ? amount : 0;
            case "difference" -> amount - costs(part, whole - gone);
            default -> 0;
        };
    }

    private static long costs(OrderPart part, long shipped) {
        long cost = part.steps().isEmpty() ? minor(part.amount()) : 0;
        for (OrderPart.Step step : part.steps()) {
            cost = minor(step.from()) <= shipped ? minor(step.amount()) : cost;
        }
        return shipped == 0 ? 0 : cost;
    }

    private String rule(OrderPart part) {
        return rules.partRule(part.part().id());
    }

    /** Returns the price of a line's units that do not ship. */
    private long price(PaidOrder order, PaidOrder.PaidLine line) {
        OrderLine now = lines.get(new LineRef(order.orderId(), line.lineId()));
        return times(minor(line.paid()), now.shortUnits(), line.quantity());
    }

    private static long times(long amount, long part, long whole) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    private static long minor(Money money) {
        return money.getAmountMinorLong();
    }
}
