package dev.makegood.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.Platform;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.parallel.Parallel;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plays real orders through one of the ways to report, with the clock stopping at every event and every due time. */
final class Replay {
    private final Platform platform;
    private final Marketplace marketplace;
    private final List<RealOrder> orders;
    private final int hours;
    private final PrintStream progress;
    private int placed;
    private int lines;

    Replay(Platform platform, List<RealOrder> orders, int hours, ReportWay.Kind way, PrintStream progress) {
        this.platform = platform;
        this.orders = orders;
        this.progress = progress;
        this.hours = hours;
        marketplace = new Marketplace(platform, way);
    }

    /** Holds the events of one instant: orders are paid, then parcels leave, then the passes run if a line is due. */
    private static final class Moment {
        private final List<RealOrder> paid = new ArrayList<>();
        private final List<RealOrder> shipped = new ArrayList<>();
        private boolean due;
    }

    Summary run() {
        marketplace.publish(hours);
        setStock();
        var moments = moments();
        long began = System.nanoTime();
        int done = 0;
        for (Map.Entry<Instant, Moment> entry : moments.entrySet()) {
            platform.clock().set(entry.getKey());
            Moment moment = entry.getValue();
            for (RealOrder order : moment.paid) {
                marketplace.place(order);
                lines += order.lines().size();
                placed++;
            }
            // Messages of the next moment would be taken at its time.
            marketplace.awaitTaken();
            moment.shipped.forEach(order -> marketplace.ship(order, entry.getKey()));
            marketplace.awaitTaken();
            if (moment.due) {
                marketplace.passes();
            }
            if (++done % 250 == 0 || done == moments.size()) {
                progress.printf(
                        "%3d %%  %s  %d of %d moments, %d s%n",
                        100L * done / moments.size(),
                        entry.getKey(),
                        done,
                        moments.size(),
                        (System.nanoTime() - began) / 1_000_000_000);
            }
        }
        marketplace.passesUntilNothingIsDue();
        return summary();
    }

    private void setStock() {
        var needed = new TreeMap<String, Long>();
        orders.stream()
                .flatMap(order -> order.lines().stream())
                .forEach(line -> needed.merge(line.merchantId() + " " + line.sku(), 1L, Long::sum));
        progress.printf("Counting the stock of %d SKUs%n", needed.size());
        Parallel.each(List.copyOf(needed.keySet()), key -> {
            String[] names = key.split(" ");
            marketplace.stock(names[0], names[1], needed.get(key));
        });
        marketplace.awaitTaken();
    }

    private TreeMap<Instant, Moment> moments() {
        var moments = new TreeMap<Instant, Moment>();
        for (RealOrder order : orders) {
            moments.computeIfAbsent(order.paidAt(), _ -> new Moment()).paid.add(order);
            order.shippedAt()
                    .ifPresent(at -> moments.computeIfAbsent(at, _ -> new Moment())
                            .shipped
                            .add(order));
            for (RealOrder.RealLine line : order.lines()) {
                Instant due = line.promisedShipAt().plus(Duration.ofHours(hours));
                moments.computeIfAbsent(due, _ -> new Moment()).due = true;
            }
        }
        return moments;
    }

    /** Sums up cases and coupons as the API lists them, and refunds from the gateway's own books. */
    private Summary summary() {
        progress.println("Reading the cases, the coupons and the gateway's books");
        List<String> merchants = orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(RealOrder.RealLine::merchantId)
                .distinct()
                .toList();
        List<JsonNode> cases = Parallel.map(merchants, marketplace::cases).stream()
                .flatMap(List::stream)
                .toList();
        List<String> affected = texts(cases, "orderId");
        List<String> buyers = orders.stream()
                .filter(order -> affected.contains(order.orderId()))
                .map(RealOrder::buyerId)
                .distinct()
                .toList();
        int coupons = Parallel.map(buyers, marketplace::coupons).stream()
                .mapToInt(List::size)
                .sum();
        int settled = (int) cases.stream()
                .flatMap(c -> c.findParents("refundId").stream())
                .filter(refund -> refund.path("state").asText().equals("refunded"))
                .count();
        long refunded = platform.movements().stream()
                .filter(movement -> movement.status() == Movement.Status.DONE)
                .mapToLong(movement -> movement.amountMinor() * movement.timesSent())
                .sum();
        return new Summary(
                0,
                placed,
                lines,
                cases.size(),
                affected.size(),
                settled,
                refunded,
                coupons,
                texts(cases, "merchantId").size(),
                marketplace.reconciled());
    }

    private static List<String> texts(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.path(field).asText()).distinct().collect(Collectors.toList());
    }
}
