package dev.makegood.order;

import dev.makegood.payment.OrderPayment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds a paid order as the platform reported it. It never changes.
 *
 * @param platform the marketplace of the order, which determines the policies that apply
 * @param buyer the buyer's pseudonym
 * @param payments how it was paid, in the order in which refunds draw on them; empty for the stack's default provider
 * @param parts what it is made of besides its lines
 */
public record PaidOrder(
        String orderId,
        String platform,
        String buyer,
        CurrencyUnit currency,
        Instant paidAt,
        List<PaidLine> lines,
        List<OrderPayment> payments,
        List<OrderPart> parts) {

    /** Sorts lines and parts, so that the reported order has no meaning. */
    public PaidOrder {
        payments = List.copyOf(payments);
        parts = parts.stream().sorted(OrderPart.ORDER).toList();
        lines = lines.stream().sorted(Comparator.comparing(PaidLine::lineId)).toList();
    }

    /** Creates an order that has only lines. */
    public PaidOrder(
            String orderId,
            String platform,
            String buyer,
            CurrencyUnit currency,
            Instant paidAt,
            List<PaidLine> lines,
            List<OrderPayment> payments) {
        this(orderId, platform, buyer, currency, paidAt, lines, payments, List.of());
    }

    /** Creates an order that has only lines, and does not say how it was paid. */
    public PaidOrder(
            String orderId,
            String platform,
            String buyer,
            CurrencyUnit currency,
            Instant paidAt,
            List<PaidLine> lines) {
        this(orderId, platform, buyer, currency, paidAt, lines, List.of());
    }

    /** The most lines of one order: an order and its stock are written in one transaction of at most 100 writes. */
    public static final int MAX_LINES = 40;

    /**
     * Holds one line of an order.
     *
     * @param paid the buyer's payment for all its units, net of discounts; coupons may have paid part of it
     * @param promisedShipAt the promised ship time
     * @param attributes properties that policies may depend on: {@code presale}, {@code custom}, {@code bonded} and so
     *     on; sorted, without duplicates
     * @param shipped units that had left the merchant before the order was reported
     * @param shippedAt when they left; absent if not reported, or if there are none
     */
    public record PaidLine(
            String lineId,
            String merchantId,
            String sku,
            int quantity,
            Money paid,
            Instant promisedShipAt,
            List<String> attributes,
            int shipped,
            Optional<Instant> shippedAt) {

        public PaidLine {
            attributes = attributes.stream().sorted().distinct().toList();
            if (shipped < 0 || shipped > quantity || shipped == 0 && shippedAt.isPresent()) {
                throw new IllegalArgumentException(lineId + ": " + shipped + " of " + quantity + " shipped before");
            }
        }

        /** Creates a line without units shipped before the order was reported. */
        public PaidLine(
                String lineId,
                String merchantId,
                String sku,
                int quantity,
                Money paid,
                Instant promisedShipAt,
                List<String> attributes) {
            this(lineId, merchantId, sku, quantity, paid, promisedShipAt, attributes, 0, Optional.empty());
        }
    }

    /** Returns what the buyer paid in all: the lines and the parts. */
    public Money paid() {
        Money forLines = lines.stream().map(PaidLine::paid).reduce(Money.zero(currency), Money::plus);
        return parts.stream().map(OrderPart::amount).reduce(forLines, Money::plus);
    }

    /** Returns what its payments paid for it; zero if it does not say how it was paid. */
    Money throughPayments() {
        return payments.stream().map(OrderPayment::ofThisOrder).reduce(Money.zero(currency), Money::plus);
    }

    public Optional<PaidLine> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }
}
