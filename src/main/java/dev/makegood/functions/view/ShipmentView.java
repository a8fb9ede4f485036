package dev.makegood.functions.view;

import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import java.time.Instant;
import java.util.List;

/** A shipment as it was recorded. */
public record ShipmentView(
        String orderId,
        String shipmentId,
        Instant shippedAt,
        Instant recordedAt,
        List<Shipment.ShippedUnits> lines,
        List<Shipment.ShippedUnits> afterStockout) {

    public static ShipmentView of(RecordedShipment told) {
        return new ShipmentView(
                told.shipment().orderId(),
                told.shipment().shipmentId(),
                told.shipment().shippedAt(),
                told.recordedAt(),
                told.shipment().lines(),
                told.afterStockout());
    }
}
