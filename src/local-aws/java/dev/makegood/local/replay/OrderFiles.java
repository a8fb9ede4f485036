package dev.makegood.local.replay;

import dev.makegood.order.Shipment;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * Reads {@code orders.csv} and {@code order_items.csv} of a folder completely, so that damage is found before anything
 * is written.
 */
final class OrderFiles {
    private static final String ORDER = "order_id";
    private static final String PAID = "order_purchase_timestamp";
    private static final String SHIPPED = "order_delivered_carrier_date";
    private static final String PROMISED = "shipping_limit_date";

    private static final String APPROVED = "order_approved_at";
    private static final String STATUS = "order_status";

    /** Statuses that an order without payment can have; one that went further was paid, whatever else is missing. */
    private static final Set<String> BEFORE_PAYMENT = Set.of("created", "canceled", "unavailable");

    /**
     * Holds the orders that were read.
     *
     * @param paid the orders that have lines, the earliest paid first
     * @param neverPaid number of orders that are left out, since nobody paid for them
     */
    record Orders(List<RealOrder> paid, int neverPaid) {}

    private final CurrencyUnit currency;
    private final ZoneId zone;

    /** Reads amounts in a currency, and local times of a zone. */
    OrderFiles(CurrencyUnit currency, ZoneId zone) {
        this.currency = currency;
        this.zone = zone;
    }

    Orders read(Path folder) {
        var orders = new CsvFile(folder.resolve("orders.csv"), ORDER, "customer_id", PAID, SHIPPED);
        var items = new CsvFile(
                folder.resolve("order_items.csv"),
                ORDER,
                "order_item_id",
                "product_id",
                "seller_id",
                PROMISED,
                "price",
                "freight_value");
        Set<String> known = new HashSet<>();
        orders.lines().forEach(line -> {
            if (!known.add(line.id(ORDER))) {
                throw line.damaged("order " + line.id(ORDER) + " is there twice");
            }
            // Orders without items are not played, but errors in them count as damage.
            order(line, List.of());
        });
        Map<String, List<RealOrder.RealLine>> lines = lines(items, known);
        Map<Boolean, List<CsvFile.Line>> byPayment =
                orders.lines().stream().collect(Collectors.partitioningBy(OrderFiles::wasPaid));
        List<RealOrder> paid = byPayment.get(true).stream()
                .filter(line -> lines.containsKey(line.id(ORDER)))
                .map(line -> order(line, lines.get(line.id(ORDER))))
                .sorted(Comparator.comparing(RealOrder::paidAt).thenComparing(RealOrder::orderId))
                .toList();
        return new Orders(paid, byPayment.get(false).size());
    }

    /** Returns false for an order whose payment was never approved, where the file says so. */
    private static boolean wasPaid(CsvFile.Line line) {
        String status = line.said(STATUS);
        boolean unapproved = line.lacks(APPROVED) || status.equals("created");
        boolean before = status.isEmpty() || BEFORE_PAYMENT.contains(status);
        return !(unapproved && before && line.said(SHIPPED).isEmpty());
    }

    private Map<String, List<RealOrder.RealLine>> lines(CsvFile items, Set<String> orders) {
        Map<String, List<RealOrder.RealLine>> byOrder = new LinkedHashMap<>();
        for (CsvFile.Line line : items.lines()) {
            if (!orders.contains(line.id(ORDER))) {
                throw line.damaged("there is no order " + line.id(ORDER));
            }
            var unit = new RealOrder.RealLine(
                    line.id("order_item_id"),
                    line.id("seller_id"),
                    line.id("product_id"),
                    Math.addExact(line.minor("price", currency), line.minor("freight_value", currency)),
                    line.requiredTime(PROMISED, zone));
            List<RealOrder.RealLine> units = byOrder.computeIfAbsent(line.id(ORDER), _ -> new ArrayList<>());
            if (units.stream().anyMatch(other -> other.lineId().equals(unit.lineId()))) {
                throw line.damaged("item " + unit.lineId() + " of the order is there twice");
            }
            if (units.size() == Shipment.MAX_LINES) {
                throw line.damaged(
                        "the order has more than " + Shipment.MAX_LINES + " items, too many for one shipment");
            }
            units.add(unit);
        }
        return byOrder;
    }

    private RealOrder order(CsvFile.Line line, List<RealOrder.RealLine> lines) {
        Instant paidAt = line.requiredTime(PAID, zone);
        Optional<Instant> shippedAt = line.time(SHIPPED, zone).map(at -> notBefore(paidAt, at));
        List<RealOrder.RealLine> promised = lines.stream()
                .map(unit -> unit.promised(notBefore(paidAt, unit.promisedShipAt())))
                .toList();
        return new RealOrder(line.id(ORDER), line.id("customer_id"), paidAt, shippedAt, promised);
    }

    private static Instant notBefore(Instant paidAt, Instant at) {
        return at.isBefore(paidAt) ? paidAt : at;
    }
}
