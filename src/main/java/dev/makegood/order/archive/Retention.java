package dev.makegood.order.archive;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.market.Market;
import dev.makegood.order.LineUnits;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.RecordedShipment;
import dev.makegood.storage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Decides when an order leaves its table: it went well, and the time for claims is over. An order with a row of any
 * other kind, such as a claim, stays, and so does one with a refund, a coupon's part or a posting.
 *
 * @param claimDays the calendar days after the ship time within which a buyer may claim
 */
public record Retention(TimeLimit claim) {
    /** The time that it stays longer, for facts that are reported late. */
    static final Duration MARGIN = Duration.ofDays(30);

    /** The most rows of an archived order: with what counts its lines, they fit into one transaction. */
    static final int MOST_ROWS = 45;

    /** Returns true if an order may leave. */
    boolean isOver(OrderRows order, Instant now) {
        return order.all().size() <= MOST_ROWS
                && order.all().stream().map(Row::key).allMatch(key -> ArchivedOrder.mayHave(key.sort()))
                && !order.lines().isEmpty()
                && order.lines().stream().allMatch(line -> isOver(line, now))
                && order.funds().filter(Retention::untouched).isPresent()
                && order.shipments().stream().allMatch(shipment -> isOver(shipment, now));
    }

    /** Returns true if a line went well and nobody may claim any more; the order's other rows are not looked at. */
    boolean isOver(OrderLine line, Instant now) {
        LineUnits units = line.units();
        boolean well = units.shipped() == units.quantity()
                && Stream.of(units.shortUnits(), units.awaited(), units.honoured(), units.elsewhere())
                        .allMatch(none -> none == 0)
                && line.counted()
                && line.replaces().isEmpty()
                && !line.times().late()
                && line.times().caseHours().isEmpty();
        Instant end = Market.current().end(claim, line.shipBy()).at();
        return well && !now.isBefore(end.plus(MARGIN));
    }

    private static boolean untouched(OrderFunds funds) {
        return funds.paid().isPresent()
                && funds.couponParts().isEmpty()
                && funds.ended().isEmpty()
                && funds.refunding().isZero()
                && funds.postings() == 0;
    }

    private static boolean isOver(RecordedShipment shipment, Instant now) {
        return shipment.undone().isEmpty()
                && shipment.afterStockout().isEmpty()
                && !now.isBefore(shipment.recordedAt().plus(MARGIN));
    }
}
