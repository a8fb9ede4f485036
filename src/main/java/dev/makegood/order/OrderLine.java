package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.StockKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An order line and what has become of its units. Goods and refund can both go out: then shipped and short units
 * together are more than the line has.
 *
 * @param shipped units that left the merchant
 * @param shortUnits units that a case says will not be shipped
 * @param agreedShipAt the ship time that was negotiated with the buyer, who agreed
 * @param late whether a case says that it was shipped late
 */
public record OrderLine(
        String orderId,
        String platform,
        String buyer,
        Instant paidAt,
        PaidOrder.PaidLine line,
        int shipped,
        int shortUnits,
        Optional<Instant> agreedShipAt,
        boolean late) {

    public static OrderLine of(PaidOrder order, PaidOrder.PaidLine line) {
        return new OrderLine(
                order.orderId(), order.platform(), order.buyer(), order.paidAt(), line, 0, 0, Optional.empty(), false);
    }

    /** The ship time that counts for lateness: the agreed one, else the promised one. */
    @JsonIgnore
    public Instant shipBy() {
        return agreedShipAt.orElse(line.promisedShipAt());
    }

    /** Units that are neither shipped nor short: what the stock is still allocated to. */
    @JsonIgnore
    public int open() {
        return Math.max(0, line.quantity() - shipped - shortUnits);
    }

    /** Units that went out although a case says that they would not. */
    @JsonIgnore
    public int shippedThoughShort() {
        return Math.max(0, shipped + shortUnits - line.quantity());
    }

    @JsonIgnore
    public StockKey stockKey() {
        return new StockKey(line.merchantId(), line.sku());
    }

    @JsonIgnore
    public LineRef ref() {
        return new LineRef(orderId, line.lineId());
    }

    public OrderLine ship(int units) {
        if (units < 1 || units > line.quantity() - shipped) {
            throw new IllegalArgumentException(ref() + ": cannot ship " + units + " more units");
        }
        return new OrderLine(orderId, platform, buyer, paidAt, line, shipped + units, shortUnits, agreedShipAt, late);
    }

    public OrderLine goShort(int units) {
        if (units < 1 || units > open()) {
            throw new IllegalArgumentException(ref() + ": cannot be short of " + units + " more units");
        }
        return new OrderLine(orderId, platform, buyer, paidAt, line, shipped, shortUnits + units, agreedShipAt, late);
    }

    /** The buyer agreed to another ship time. */
    OrderLine agreed(Instant shipBy) {
        return new OrderLine(orderId, platform, buyer, paidAt, line, shipped, shortUnits, Optional.of(shipBy), late);
    }

    public OrderLine shippedLate() {
        return new OrderLine(orderId, platform, buyer, paidAt, line, shipped, shortUnits, agreedShipAt, true);
    }
}
