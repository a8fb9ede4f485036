package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.payment.OrderPayment;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.RefundFrom;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Places a paid order. The buyer has paid, so an order is never refused for lack of stock: {@link AllocateStock} adds
 * its units to their positions afterwards, and detection makes the latest paid units of a short position short. Units
 * that were already shipped need no stock.
 */
public final class PlaceOrder {
    private final Database database;
    private final Orders orders;
    private final FundsRows funds;
    private final Policies policies;

    public PlaceOrder(Database database) {
        this.database = database;
        orders = new Orders(database);
        funds = new FundsRows(database);
        policies = new Policies(database);
    }

    public Outcome<PlacedOrder> place(PaidOrder order, Instant now) {
        return database.decide(() -> {
            Optional<Stored<OrderFunds>> opened = funds.find(order.orderId());
            if (opened.filter(stored -> stored.value().paid().isPresent()).isPresent()) {
                return Decision.answer(again(order, opened.get().value()));
            }
            Optional<PolicyVersion> policy = policies.inForce(domain(order), now);
            return refusal(order, policy, opened.map(Stored::value), now)
                    .map(Decision::answer)
                    .orElseGet(() -> placed(order, policy.orElseThrow(), opened, now));
        });
    }

    private Outcome<PlacedOrder> again(PaidOrder order, OrderFunds opened) {
        PlacedOrder before = orders.find(order.orderId(), Optional.of(opened))
                .orElseThrow(() -> new TornRead(order.orderId() + " is paid and has no lines"));
        return Outcome.again(PlaceOrderCommand.of(before.order()), PlaceOrderCommand.of(order), before);
    }

    private record PlaceOrderCommand(
            String platform,
            @JsonProperty("buyerId") String buyer,
            CurrencyUnit currency,
            Instant paidAt,
            List<PaidOrder.PaidLine> lines,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrderPayment> payments,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrderPart> parts) {
        static PlaceOrderCommand of(PaidOrder order) {
            return new PlaceOrderCommand(
                    order.platform(),
                    order.buyer(),
                    order.currency(),
                    order.paidAt(),
                    order.lines(),
                    order.payments(),
                    order.parts());
        }
    }

    private Optional<Outcome<PlacedOrder>> refusal(
            PaidOrder order, Optional<PolicyVersion> policy, Optional<OrderFunds> opened, Instant now) {
        if (ClockSkew.isYetToCome(order.paidAt(), now)) {
            return refused(Refusal.VALUE, "paidAt", "is in the future");
        }
        if (policy.isEmpty()) {
            return refused(Refusal.STATE, "currency", "has no policy in force for " + domain(order));
        }
        if (opened.filter(redeemed -> !redeemed.buyer().equals(order.buyer())).isPresent()) {
            return refused(Refusal.STATE, "buyerId", "is not the holder of the coupon redeemed against this order");
        }
        if (opened.filter(redeemed -> !redeemed.currency().equals(order.currency()))
                .isPresent()) {
            return refused(Refusal.STATE, "currency", "is not the currency of the coupon redeemed against this order");
        }
        Optional<OrderFunds.CouponPart> ended =
                opened.flatMap(redeemed -> redeemed.ended().stream().findFirst());
        if (ended.isPresent()) {
            return refused(Refusal.STATE, "orderId", endedReason(ended.get()));
        }
        return opened.map(OrderFunds::redeemed)
                .filter(redeemed -> redeemed.isGreaterThan(order.paid()))
                .flatMap(redeemed -> refused(
                        Refusal.STATE,
                        "lines",
                        "and parts must cost at least the coupons redeemed against the order, " + redeemed))
                .or(() -> paidTooLittle(order, opened));
    }

    /** A provider refunds no more than it was paid. */
    private static Optional<Outcome<PlacedOrder>> paidTooLittle(PaidOrder order, Optional<OrderFunds> opened) {
        Money cash = order.paid().minus(opened.map(OrderFunds::redeemed).orElse(Money.zero(order.currency())));
        return order.payments().isEmpty() || !order.throughPayments().isLessThan(cash)
                ? Optional.empty()
                : refused(
                        Refusal.VALUE,
                        "payments",
                        "must be at least what lines and parts cost without coupons, " + cash);
    }

    /**
     * Returns why an order with an ended redemption is refused: otherwise the coupon's part would be refunded in cash.
     */
    private static String endedReason(OrderFunds.CouponPart ended) {
        return "cannot be placed yet: redemption " + ended.redemptionId() + " of coupon " + ended.couponId()
                + " ended at " + ended.endsAt() + "; reverse it, and redeem the coupon again";
    }

    private static PolicyVersion.Domain domain(PaidOrder order) {
        return new PolicyVersion.Domain(order.platform(), Violation.STOCKOUT, order.currency());
    }

    private Decision<Outcome<PlacedOrder>> placed(
            PaidOrder order, PolicyVersion policy, Optional<Stored<OrderFunds>> opened, Instant now) {
        Duration settling = policy.detection().settling();
        List<OrderLine> lines = order.lines().stream()
                .map(line -> OrderLine.of(order, line, LineTimes.Reported.of(line.promisedShipAt(), now, settling)))
                .toList();
        var writes = new ArrayList<Write>();
        lines.forEach(line -> writes.add(orders.create(line)));
        RecordedShipment.withOrder(order, now).ifPresent(shipped -> writes.add(orders.create(shipped)));
        OrderFunds before = opened.map(Stored::value)
                .orElseGet(() -> OrderFunds.opened(order.orderId(), order.buyer(), order.currency()));
        RefundFrom from = policy.refund().refundFrom().orElse(RefundFrom.IN_ORDER);
        OrderFunds paid = before.placed(order.paid(), OrderPayments.of(from, order.payments()));
        writes.add(funds.put(opened, paid.with(OrderParts.of(order, policy.refund()))));
        return new Decision<>(new Outcome.Created<>(new PlacedOrder(lines, order.payments(), order.parts())), writes);
    }

    private static Optional<Outcome<PlacedOrder>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }
}
