package dev.makegood.abuse;

import dev.makegood.inventory.Demand;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Looks for merchants who report shipments and withdraw them on one day after the other; one mistake is of one day. */
final class WithdrawnShipments {
    private final Orders orders;
    private final Looked looked;
    private final AbuseFigures figures;

    WithdrawnShipments(Database database, Looked looked, AbuseFigures figures) {
        orders = new Orders(database);
        this.looked = looked;
        this.figures = figures;
    }

    /** Holds a case with the days on which shipments of its line were withdrawn. */
    private record Withdrawn(Case of, List<LocalDate> days) {}

    Optional<Sign> sign(Case c, Instant now) {
        if (days(c).isEmpty()) {
            return Optional.empty();
        }
        List<Withdrawn> all = Concurrently.map(looked.ofMerchant(c, now), one -> new Withdrawn(one, days(one))).stream()
                .filter(one -> !one.days().isEmpty())
                .toList();
        long days = all.stream().flatMap(one -> one.days().stream()).distinct().count();
        return all.size() < figures.withdrawnCases() || days < figures.withdrawnDays()
                ? Optional.empty()
                : Optional.of(Sign.ofMonth(
                        AbuseKind.SHIPMENTS_WITHDRAWN,
                        AbuseFlag.Subject.merchant(c.merchantId(), Optional.empty()),
                        c.establishedAt(),
                        all.stream().map(Withdrawn::of).toList(),
                        Sentence.of("abuse.shipmentsWithdrawn")
                                .with("cases", all.size())
                                .with("days", days)));
    }

    private List<LocalDate> days(Case c) {
        String lineId = c.id().lineId();
        return orders.shipments(new LineRef(c.id().orderId(), lineId)).stream()
                .flatMap(shipment -> shipment.undone().stream())
                .filter(undone -> undone.kind() == RecordedShipment.Kind.WITHDRAWN)
                // What the carrier had and returned was shipped.
                .filter(undone -> !undone.reason().equals(WithdrawShipment.Reason.CAME_BACK.id()))
                .filter(undone ->
                        undone.lines().stream().anyMatch(units -> units.lineId().equals(lineId)))
                .map(RecordedShipment.Undone::at)
                .map(Demand::dayOf)
                .distinct()
                .toList();
    }
}
