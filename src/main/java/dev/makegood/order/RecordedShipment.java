package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A shipment as it was told. It stays in the record when it turns out not to have taken place.
 *
 * @param withOrder whether it was told with the order: its units were never allocated, and had left the shelf before we counted
 * @param afterStockout units of it that a case had counted as short already
 * @param undone why lines of it do not count any more, in the order in which that was said
 */
public record RecordedShipment(
        Shipment shipment,
        Instant recordedAt,
        boolean withOrder,
        List<Shipment.ShippedUnits> afterStockout,
        List<Undone> undone) {
    /** The id of the one that is told with an order. */
    static final String WITH_ORDER = "with-order";

    /** Who says that it did not take place. */
    public enum Kind {
        /** The merchant or the platform, of its own shipment. */
        @JsonProperty("withdrawn")
        WITHDRAWN("withdrawn"),
        /** The operator: the carrier never got it. */
        @JsonProperty("ruledUntrue")
        RULED_UNTRUE("ruledUntrue");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name in the API and in the record. */
        public String id() {
            return id;
        }
    }

    /**
     * That lines of a shipment have not gone out after all.
     *
     * @param by who says so, such as {@code merchant:m-7}
     */
    public record Undone(Kind kind, List<Shipment.ShippedUnits> lines, String reason, String by, Instant at) {}

    static RecordedShipment of(Shipment shipment, Instant at, List<Shipment.ShippedUnits> afterStockout) {
        return new RecordedShipment(shipment, at, false, afterStockout, List.of());
    }

    /** What had left before the order was told; empty if nothing had. */
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

    RecordedShipment undone(Undone next) {
        var all = new ArrayList<>(undone);
        all.add(next);
        return new RecordedShipment(shipment, recordedAt, withOrder, afterStockout, List.copyOf(all));
    }

    /** The lines of it that still count. */
    @JsonIgnore
    public List<Shipment.ShippedUnits> standing() {
        return shipment.lines().stream()
                .filter(units -> undone.stream()
                        .flatMap(said -> said.lines().stream())
                        .noneMatch(gone -> gone.lineId().equals(units.lineId())))
                .toList();
    }

    /** Empty while nobody has withdrawn it. */
    Optional<Undone> withdrawal() {
        return undone.stream().filter(said -> said.kind() == Kind.WITHDRAWN).findFirst();
    }
}
