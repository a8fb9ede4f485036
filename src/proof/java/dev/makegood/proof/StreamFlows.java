package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;

import dev.makegood.proof.StoryMarket.Ware;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Holds stories of orders that are counted in their stock positions late, together, or without their records. */
final class StreamFlows {
    private static final Duration PROMISED = Duration.ofDays(20);

    private StreamFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                new Flow("late record of the order that was paid first", 0, PAYS, 2_000, market -> {
                    market.recount("A", "c-1", 2);
                    market.minutes(1);
                    market.report("O1", Duration.ofHours(2), List.of(ware("M1", "A", 1)));
                    market.place("O2", "A", 3);
                    market.detectUntilShort("O2");
                    market.count("O1");
                    market.detect();
                    market.sweepUntilRefunded("O2");
                    market.detect();
                    market.sweep();
                    market.ship("O1", "s-1", 1);
                    market.ship("O2", "s-1", 1);
                }),
                new Flow("batch of several positions that comes twice", 0, PAYS, 0, market -> {
                    List<Ware> wares = List.of(ware("M1", "A", 1), ware("M1", "B", 2), ware("M2", "A", 1));
                    market.report("O1", Duration.ofHours(1), wares);
                    market.report("O2", Duration.ofHours(2), wares);
                    market.ship("O1/2", "s-2", 1);
                    market.count("O2", "O1");
                    market.count("O1", "O2");
                    market.ship("O1", "s-1", 1);
                    market.ship("O1/2", "s-4", 1);
                    market.ship("O1/3", "s-3", 1);
                    market.ship("O2", "s-1", 1);
                    market.ship("O2/2", "s-2", 2);
                    market.ship("O2/3", "s-3", 1);
                }),
                new Flow("presale whose date moves, and that is called off", 0, PAYS, 4_002, market -> {
                    market.presell("M1", "A", Duration.ofDays(2));
                    market.minutes(1);
                    market.place("O1", "A", 2);
                    market.place("O2", "A", 2);
                    market.recount("A", "c-1", 0);
                    market.detect();
                    market.untilDay(1);
                    market.presell("M1", "A", Duration.ofDays(4));
                    market.untilDay(3);
                    market.place("O3", Shop.BUYER, Duration.ofDays(-2), List.of(ware("M1", "A", 2)));
                    market.recount("A", "c-2", 2);
                    market.detectUntilShort("O2");
                    market.minutes(1);
                    market.ship("O1", "s-1", 2);
                    market.endPresale("M1", "A");
                    market.untilDay(6);
                    market.detectUntilShort("O3");
                    market.sweepUntilRefunded("O3");
                }),
                new Flow("records that are lost, of orders in all shards", 0, PAYS, 4_004, market -> {
                    market.history().losesRecords = true;
                    List<String> orders = List.of("O1", "O2", "O3", "O4");
                    orders.forEach(order -> market.report(order, Duration.ofHours(1), List.of(ware("M1", "A", 1))));
                    market.recount("A", "c-1", 0);
                    market.minutes(24 * 60 + 1);
                    market.countMissedUntilCounted(orders);
                    orders.forEach(market::detectUntilShort);
                    orders.forEach(market::sweepUntilRefunded);
                }));
    }

    private static Ware ware(String merchant, String sku, int units) {
        return new Ware(merchant, sku, units, units * StoryMarket.UNIT + 1, PROMISED, List.of());
    }
}
