package dev.makegood.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * An order as the platform told us, paid. It never changes.
 *
 * @param platform the marketplace that it was placed on; it decides whose policies apply
 * @param buyer the buyer's pseudonym
 */
public record PaidOrder(
        String orderId, String platform, String buyer, CurrencyUnit currency, Instant paidAt, List<PaidLine> lines) {

    /** The lines in the order of their ids, in whatever sequence they were told. */
    public PaidOrder {
        lines = lines.stream().sorted(Comparator.comparing(PaidLine::lineId)).toList();
    }

    /** Lines of one order at the most: an order and its stock are one transaction of at most 100 writes. */
    public static final int MAX_LINES = 40;

    /**
     * One line of an order.
     *
     * @param paid what the buyer paid for all units of it, net of discounts; part of it perhaps with coupons
     * @param promisedShipAt the promised ship time
     * @param attributes what policies may ask of it: {@code presale}, {@code custom}, {@code bonded}, ...; a set, in order
     * @param shipped units that had left the merchant before the order was told
     * @param shippedAt when they had left; absent if that is not said, or none had
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

        /** A line of which nothing had left before the order was told. */
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

    public Money paid() {
        return lines.stream().map(PaidLine::paid).reduce(Money.zero(currency), Money::plus);
    }

    public Optional<PaidLine> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }
}
