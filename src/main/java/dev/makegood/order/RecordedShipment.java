package dev.makegood.order;

import java.time.Instant;
import java.util.List;

/**
 * A shipment as it was told.
 *
 * @param afterStockout units of it that a case had counted as short already
 */
public record RecordedShipment(Shipment shipment, Instant recordedAt, List<Shipment.ShippedUnits> afterStockout) {}
