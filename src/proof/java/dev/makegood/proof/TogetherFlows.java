package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;
import static dev.makegood.proof.WitnessGateway.Behaviour.PENDS_SILENTLY;

import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds stories in which much is done together, so that a fault hits some of it. */
final class TogetherFlows {
    private static final int REFUNDS = 8;

    private TogetherFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                new Flow("eight refunds at once", 0, PAYS, 8_008, market -> {
                    place(market, "O1", REFUNDS, "M1");
                    IntStream.rangeClosed(1, REFUNDS).forEach(n -> market.admit("O1/" + n));
                    market.sweep();
                    market.minutes(3);
                    market.sweep();
                }),
                new Flow("overdue lines of two merchants in one transaction", 0, PAYS, 7_000, market -> {
                    place(market, "O1", soon("M1", "A", 2), soon("M2", "B", 1));
                    place(market, "O2", soon("M1", "A", 1), soon("M1", "A", 3));
                    market.minutes(49 * 60 + 1);
                    market.detectUntilShort("O1");
                    market.detectUntilShort("O2");
                    market.sweep();
                }),
                new Flow("erasure while a claim is decided", 0, PAYS, 2_001, market -> {
                    String buyer = "buyer-1";
                    var ware = new StoryMarket.Ware("M1", "A", 2, 2_001, Duration.ofDays(20), List.of());
                    market.place("O1", market.name(buyer), Duration.ofMinutes(1), List.of(ware));
                    market.openClaim("O1", ClaimKind.TOLD_OUT_OF_STOCK);
                    market.history().turns.start("erasure", () -> {
                        market.erase(buyer);
                        market.minutes(6);
                        market.eraseTexts();
                    });
                    market.decideClaim("O1", true);
                    market.detect();
                    market.sweepUntilRefunded("O1");
                    market.issueUntilIssued("O1");
                }),
                new Flow("one webhook many times at once", 0, PENDS_SILENTLY, 1_001, market -> {
                    place(market, "O1", 1, "M1");
                    market.admit("O1");
                    market.sweep();
                    market.webhooks("O1", 6);
                    market.minutes(3);
                    market.webhooks("O1", 6);
                    market.sweep();
                }),
                new Flow("a stream's batch of three payers", 0, PAYS, 3_003, market -> {
                    List<String> orders = List.of("O1", "O2", "O3");
                    for (String order : orders) {
                        place(market, order, 1, "M" + order);
                        market.admit(order);
                    }
                    market.stream(orders);
                    market.stream(orders);
                }));
    }

    private static StoryMarket.Ware soon(String merchant, String sku, int units) {
        return new StoryMarket.Ware(merchant, sku, units, units * StoryMarket.UNIT, Duration.ofHours(1), List.of());
    }

    private static void place(StoryMarket market, String orderId, StoryMarket.Ware... wares) {
        market.place(orderId, Shop.BUYER, Duration.ofMinutes(1), List.of(wares));
    }

    private static void place(StoryMarket market, String orderId, int lines, String merchant) {
        var ware = new StoryMarket.Ware(merchant, "A", 1, StoryMarket.UNIT + 1, Duration.ofDays(20), List.of());
        market.place(
                orderId,
                Shop.BUYER,
                Duration.ofMinutes(1),
                IntStream.range(0, lines).mapToObj(_ -> ware).toList());
    }
}
