package dev.makegood.shipping;

import dev.makegood.command.Outcome;
import dev.makegood.furtherperiod.ReopenPeriod;
import dev.makegood.order.LineRef;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.urge.ReopenUrges;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Records shipments and their withdrawals, and does what follows from them for each of their lines. Does so for repeated
 * ones too, since a run may have stopped between both.
 */
public final class ToldShipments {
    private final RecordShipment recordShipment;
    private final WithdrawShipment withdrawShipment;
    private final EndWait endWait;
    private final SentInVain sentInVain;
    private final ReopenUrges reopenUrges;
    private final ReopenPeriod reopenPeriod;

    public ToldShipments(Database database) {
        recordShipment = new RecordShipment(database, new StockoutNotices(database));
        withdrawShipment = new WithdrawShipment(database);
        endWait = new EndWait(database);
        sentInVain = new SentInVain(database);
        reopenUrges = new ReopenUrges(database);
        reopenPeriod = new ReopenPeriod(database);
    }

    /**
     * Records a shipment, and ends the waits that it ends.
     *
     * @param mayActFor tells whether the caller acts for a merchant
     */
    public Outcome<RecordedShipment> record(Shipment shipment, Predicate<String> mayActFor, Instant now) {
        var recorded = recordShipment.record(shipment, mayActFor, now);
        each(recorded, line -> endWait.shipped(line, now));
        return recorded;
    }

    /**
     * Withdraws a shipment. What it ended or answered is open again.
     *
     * @param mayActFor tells whether the caller acts for a merchant
     */
    public Outcome<RecordedShipment> withdraw(
            WithdrawShipment.Command command, Predicate<String> mayActFor, Instant now) {
        var recorded = withdrawShipment.withdraw(command, mayActFor, now);
        each(recorded, line -> {
            sentInVain.withdrawn(line, now);
            reopenUrges.reopen(line, now);
            reopenPeriod.reopen(line);
        });
        return recorded;
    }

    private static void each(Outcome<RecordedShipment> recorded, Consumer<LineRef> action) {
        recorded.ifRecorded()
                .map(RecordedShipment::shipment)
                .ifPresent(shipment -> shipment.lines()
                        .forEach(units -> action.accept(new LineRef(shipment.orderId(), units.lineId()))));
    }
}
