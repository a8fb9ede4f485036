package dev.makegood.functions.orders;

import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import java.time.Instant;
import java.util.List;

/** Shows a shipment as recorded, with later decisions about it. */
public record ShipmentView(
        String orderId,
        String shipmentId,
        Instant shippedAt,
        Instant recordedAt,
        List<Shipment.ShippedUnits> lines,
        List<Shipment.ShippedUnits> afterStockout,
        List<UndoneView> undone) {

    /** Shows lines that were not shipped after all. */
    public record UndoneView(String kind, List<Shipment.ShippedUnits> lines, String reason, Instant at) {
        static UndoneView of(RecordedShipment.Undone said) {
            return new UndoneView(said.kind().id(), said.lines(), said.reason(), said.at());
        }
    }

    public static ShipmentView of(RecordedShipment told) {
        return new ShipmentView(
                told.shipment().orderId(),
                told.shipment().shipmentId(),
                told.shipment().shippedAt(),
                told.recordedAt(),
                told.shipment().lines(),
                told.afterStockout(),
                told.undone().stream().map(UndoneView::of).toList());
    }
}
