package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds a shipment as reported. It stays stored if it turns out not to have taken place.
 *
 * @param withOrder true if it was reported with the order; its units were never allocated, and left the shelf before
 *     stock was counted
 * @param afterStockout its units that a case had already counted as short
 * @param undone the decisions that made some of its lines no longer count, in order
 */
public record RecordedShipment(
        Shipment shipment,
        Instant recordedAt,
        boolean withOrder,
        List<Shipment.ShippedUnits> afterStockout,
        List<Undone> undone) {
    /** The id of the shipment that is reported with an order. */
    static final String WITH_ORDER = "with-order";

    /** Lists the decisions that it did not take place. */
    public enum Kind {
        /** The merchant or the platform withdrew its own report. */
        @JsonProperty("withdrawn")
        WITHDRAWN("withdrawn"),
        /** The operator ruled that the carrier never got it. */
        @JsonProperty("ruledUntrue")
        RULED_UNTRUE("ruledUntrue");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Returns the name in the API and in stored records. */
        public String id() {
            return id;
        }
    }

    /**
     * Holds the lines of a shipment that were not shipped after all.
     *
     * @param by who decided it, such as {@code merchant:m-7}
     */
    public record Undone(Kind kind, List<Shipment.ShippedUnits> lines, String reason, Actor by, Instant at) {}

    public static RecordedShipment of(Shipment shipment, Instant at, List<Shipment.ShippedUnits> afterStockout) {
        return new RecordedShipment(shipment, at, false, afterStockout, List.of());
    }

    /** Returns the units shipped before the order was reported, as a shipment; empty if there are none. */
    static Optional<RecordedShipment> withOrder(PaidOrder order, Instant now) {
        List<PaidOrder.PaidLine> lines =
                order.lines().stream().filter(line -> line.shipped() > 0).toList();
        Instant at = lines.stream()
                .flatMap(line -> line.shippedAt().stream())
                .max(Comparator.naturalOrder())
                .orElse(order.paidAt());
        var units = lines.stream()
                .map(line -> new Shipment.ShippedUnits(line.lineId(), line.shipped()))
                .toList();
        var shipment = new Shipment(order.orderId(), WITH_ORDER, at, units);
        return units.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordedShipment(shipment, now, true, List.of(), List.of()));
    }

    public RecordedShipment undone(Undone next) {
        var all = new ArrayList<>(undone);
        all.add(next);
        return new RecordedShipment(shipment, recordedAt, withOrder, afterStockout, List.copyOf(all));
    }

    /** Returns the lines that still count. */
    @JsonIgnore
    public List<Shipment.ShippedUnits> standing() {
        return shipment.lines().stream()
                .filter(units -> undone.stream()
                        .flatMap(said -> said.lines().stream())
                        .noneMatch(gone -> gone.lineId().equals(units.lineId())))
                .toList();
    }

    /** Returns the withdrawal; empty if it was not withdrawn. */
    public Optional<Undone> withdrawal() {
        return undone.stream().filter(said -> said.kind() == Kind.WITHDRAWN).findFirst();
    }
}
