package dev.makegood.local.replay;

import dev.makegood.local.parallel.Parallel;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays real orders under rules, with the clock stopping at every event and every due time. */
final class Replay {
    /** The number of lines of progress. */
    private static final int STEPS = 20;

    /** A killed sweep leaves refunds claimed for two minutes. */
    private static final Duration LONGER_THAN_A_CLAIM = Duration.ofMinutes(3);

    private final Marketplace marketplace;
    private final Rules rules;
    private final List<RealOrder> orders;
    private final PrintStream progress;

    Replay(Marketplace marketplace, Rules rules, List<RealOrder> orders, PrintStream progress) {
        this.marketplace = marketplace;
        this.rules = rules;
        this.orders = orders;
        this.progress = progress;
    }

    /** Holds the events of one instant: orders are paid, then parcels leave, then the passes run if a line is due. */
    private static final class Moment {
        private final List<RealOrder> paid = new ArrayList<>();
        private final List<RealOrder> shipped = new ArrayList<>();
        private boolean due;
    }

    Marketplace.Books run() {
        marketplace.publish(rules);
        setStock();
        var moments = moments();
        long began = System.nanoTime();
        int done = 0;
        for (Map.Entry<Instant, Moment> entry : moments.entrySet()) {
            marketplace.at(entry.getKey());
            Moment moment = entry.getValue();
            moment.paid.forEach(marketplace::place);
            // Messages of the next moment would be taken at its time.
            marketplace.awaitTaken();
            moment.shipped.forEach(order -> marketplace.ship(order, entry.getKey()));
            marketplace.awaitTaken();
            if (moment.due && marketplace.detect() > 0) {
                marketplace.settle();
            }
            if (++done * STEPS / moments.size() > (done - 1) * STEPS / moments.size()) {
                progress.printf(
                        "%3d %%  %s  %d of %d moments, %d s%n",
                        100L * done / moments.size(),
                        entry.getKey(),
                        done,
                        moments.size(),
                        (System.nanoTime() - began) / 1_000_000_000);
            }
        }
        settleAll(moments.lastKey());
        progress.println("Reading the cases, the coupons and the gateway's books");
        return marketplace.books(orders);
    }

    /** Runs all passes repeatedly until they have no effect, even after every claim has ended. */
    private void settleAll(Instant last) {
        Instant now = last;
        for (int idle = 0; idle < 2; ) {
            idle = marketplace.detect() + marketplace.settle() > 0 ? 0 : idle + 1;
            marketplace.awaitTaken();
            now = now.plus(LONGER_THAN_A_CLAIM);
            marketplace.at(now);
        }
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
                rules.dueAfter(line.promisedShipAt())
                        .forEach(due -> moments.computeIfAbsent(due, _ -> new Moment()).due = true);
            }
        }
        return moments;
    }
}
