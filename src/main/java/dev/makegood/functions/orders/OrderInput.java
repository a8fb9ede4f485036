package dev.makegood.functions.orders;

import dev.makegood.command.ClockSkew;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.order.OrderPart;
import dev.makegood.order.OrderPayments;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Shipment;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Providers;
import dev.makegood.policy.publication.Packs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Reads orders and shipments from requests. */
public final class OrderInput {
    public static final long MOST_UNITS = 1_000_000;
    public static final long MOST_MINOR = 999_999_999_999L;
    private static final int MOST_ATTRIBUTES = 20;

    private OrderInput() {}

    /**
     * Reads an order.
     *
     * @param pseudonym returns the pseudonym of a buyer's id
     */
    static PaidOrder order(
            String orderId, Input in, UnaryOperator<String> pseudonym, Providers providers, Instant now) {
        CurrencyUnit currency = in.currency("currency");
        String platform = in.optional("platform", in::id).orElse(Packs.BARE.platform());
        String buyerId = in.id("buyerId");
        Instant paidAt = in.instant("paidAt");
        List<PaidOrder.PaidLine> lines =
                in.list("lines", PaidOrder.MAX_LINES, line -> line(line, currency, paidAt, now));
        for (PaidOrder.PaidLine line : lines) {
            if (lines.stream()
                            .filter(other -> other.lineId().equals(line.lineId()))
                            .count()
                    > 1) {
                throw InvalidInput.field("lines", "has line " + line.lineId() + " twice");
            }
        }
        List<OrderPayment> payments =
                in.optionalList("payments", OrderPayments.MOST, paid -> payment(paid, currency, providers));
        if (OrderPayments.repeat(payments)) {
            throw InvalidInput.field("payments", "has a payment twice");
        }
        List<OrderPart> parts = OrderPartInput.read(in, currency, lines);
        // Last, because it may write: invalid input leaves no link from a buyer to a pseudonym.
        return new PaidOrder(orderId, platform, pseudonym.apply(buyerId), currency, paidAt, lines, payments, parts);
    }

    private static OrderPayment payment(Input in, CurrencyUnit currency, Providers providers) {
        String provider = in.id("provider");
        if (!providers.ids().contains(provider)) {
            throw InvalidInput.field(in.at("provider"), "must be one of " + providers.ids());
        }
        long total = in.whole("totalMinor", 1, MOST_MINOR);
        return new OrderPayment(
                provider,
                in.id("reference"),
                in.optional("subMerchant", in::id),
                Money.ofMinor(currency, total),
                in.optional("ofThisOrderMinor", name -> Money.ofMinor(currency, in.whole(name, 1, total))));
    }

    private static PaidOrder.PaidLine line(Input in, CurrencyUnit currency, Instant paidAt, Instant now) {
        int quantity = (int) in.whole("quantity", 1, MOST_UNITS);
        int shipped = in.has("shipped") ? (int) in.whole("shipped", 0, quantity) : 0;
        return new PaidOrder.PaidLine(
                in.id("lineId"),
                in.id("merchantId"),
                in.id("sku"),
                quantity,
                Money.ofMinor(currency, in.whole("paidMinor", 0, MOST_MINOR)),
                promised(in, paidAt),
                in.ids("attributes", MOST_ATTRIBUTES),
                shipped,
                shippedAt(in, shipped, now));
    }

    private static Optional<Instant> shippedAt(Input in, int shipped, Instant now) {
        Optional<Instant> at = in.optional("shippedAt", in::instant);
        if (at.isPresent() && shipped == 0) {
            throw InvalidInput.field(in.at("shippedAt"), "is only for a line with shipped units");
        }
        if (at.filter(said -> ClockSkew.isYetToCome(said, now)).isPresent()) {
            throw InvalidInput.field(in.at("shippedAt"), "is in the future");
        }
        return at;
    }

    private static Instant promised(Input in, Instant paidAt) {
        Instant promised = in.instant("promisedShipAt");
        if (promised.isBefore(paidAt)) {
            throw InvalidInput.field(in.at("promisedShipAt"), "must not be before paidAt, " + paidAt);
        }
        return promised;
    }

    static Shipment shipment(String orderId, String shipmentId, Input in) {
        return new Shipment(
                orderId,
                shipmentId,
                in.instant("shippedAt"),
                List.copyOf(in.list(
                        "lines",
                        Shipment.MAX_LINES,
                        line -> new Shipment.ShippedUnits(
                                line.id("lineId"), (int) line.whole("quantity", 1, MOST_UNITS)))));
    }
}
