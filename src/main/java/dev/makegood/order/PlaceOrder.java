package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Places a paid order and allocates its stock, summed per SKU. The buyer has paid, so an order is never refused for
 * lack of stock: missing units make the position short, and detection makes the latest paid units short. Units that
 * were already shipped need no stock.
 */
public final class PlaceOrder {
    private final Database database;
    private final Orders orders;
    private final FundsRows funds;
    private final Stock stock;
    private final Policies policies;

    public PlaceOrder(Database database) {
        this.database = database;
        orders = new Orders(database);
        funds = new FundsRows(database);
        stock = new Stock(database);
        policies = new Policies(database);
    }

    public Outcome<PaidOrder> place(PaidOrder order, Instant now) {
        return database.decide(() -> {
            Optional<PaidOrder> before = orders.find(order.orderId());
            if (before.isPresent()) {
                return Decision.answer(
                        Outcome.again(PlaceOrderCommand.of(before.get()), PlaceOrderCommand.of(order), before.get()));
            }
            Optional<Stored<OrderFunds>> opened = funds.find(order.orderId());
            Optional<PolicyVersion> policy = policies.inForce(domain(order), now);
            return refusal(order, policy, opened.map(Stored::value), now)
                    .map(Decision::answer)
                    .orElseGet(() -> new Decision<>(
                            new Outcome.Created<>(order), writes(order, policy.orElseThrow(), opened, now)));
        });
    }

    private record PlaceOrderCommand(
            String platform,
            @JsonProperty("buyerId") String buyer,
            CurrencyUnit currency,
            Instant paidAt,
            List<PaidOrder.PaidLine> lines) {
        static PlaceOrderCommand of(PaidOrder order) {
            return new PlaceOrderCommand(
                    order.platform(), order.buyer(), order.currency(), order.paidAt(), order.lines());
        }
    }

    private Optional<Outcome<PaidOrder>> refusal(
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
                        "must cost at least the coupons redeemed against the order, " + redeemed));
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

    private List<Write> writes(
            PaidOrder order, PolicyVersion policy, Optional<Stored<OrderFunds>> opened, Instant now) {
        var writes = new ArrayList<Write>();
        writes.add(orders.create(order));
        Duration settling = policy.detection().settling();
        order.lines()
                .forEach(line -> writes.add(orders.create(
                        OrderLine.of(order, line, LineTimes.Reported.of(line.promisedShipAt(), now, settling)))));
        RecordedShipment.withOrder(order, now).ifPresent(shipped -> writes.add(orders.create(shipped)));
        OrderFunds before = opened.map(Stored::value)
                .orElseGet(() -> OrderFunds.opened(order.orderId(), order.buyer(), order.currency()));
        writes.add(funds.put(opened, before.placed(order.paid())));
        unitsPerSku(order)
                .forEach((key, units) ->
                        writes.add(stock.change(key, position -> position.allocate(units, order.paidAt(), now))));
        return writes;
    }

    private static Map<StockKey, Long> unitsPerSku(PaidOrder order) {
        var units = new LinkedHashMap<StockKey, Long>();
        order.lines()
                .forEach(line -> units.merge(
                        new StockKey(line.merchantId(), line.sku()),
                        (long) line.quantity() - line.shipped(),
                        Long::sum));
        units.values().removeIf(open -> open == 0);
        return units;
    }

    private static Optional<Outcome<PaidOrder>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }
}
