package dev.makegood.proof;

import dev.makegood.early.Fact;
import dev.makegood.order.Shipment;
import dev.makegood.refund.Choice;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Holds stories of shipments that did not take place, refunds that were made elsewhere, and facts that came before
 * their order.
 */
final class ShipmentFlows {
    private ShipmentFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                flow("shipment that is withdrawn, then overdue", 2_001, market -> {
                    market.recount("A", "c-1", 5);
                    market.minutes(1);
                    market.place("O1", "A", 2, Duration.ofHours(1));
                    market.ship("O1", "s-1", 2);
                    market.withdraw("O1", "s-1");
                    market.minutes(49 * 60 + 1);
                    market.detectUntilShort("O1");
                    market.sweep();
                }),
                flow("shipment that is ruled untrue", 2_001, market -> {
                    market.recount("A", "c-1", 5);
                    market.minutes(1);
                    market.place("O1", "A", 2);
                    market.ship("O1", "s-1", 2);
                    market.minutes(1);
                    market.claim("O1", ClaimKind.NEVER_HANDED_OVER, true);
                    market.sweepUntilRefunded("O1");
                    market.issueUntilIssued("O1");
                }),
                flow("refund that is made elsewhere while one is to come", 1_000, market -> {
                    market.place("O1", "A", 3);
                    market.admit("O1", OptionalInt.of(2));
                    market.ship("O1", "s-1", 1);
                    market.refundElsewhere("O1", "x-1", 1, 1_000);
                    market.sweep();
                }),
                lessAfter(WitnessGateway.Behaviour.DECLINES_TWICE),
                lessAfter(WitnessGateway.Behaviour.LACKS_BALANCE),
                waiting(
                        "refund that is made elsewhere for a unit that was swapped and whose replacement is short",
                        0,
                        market -> {
                            market.place("O1", "A", 1);
                            market.recount("B", "c-1", 2);
                            market.minutes(1);
                            market.admit("O1");
                            market.offer("O1", "B", 1_000);
                            market.choose("O1", new Choice.Swap("r-1"));
                            market.refundElsewhere("O1", "x-1", 1, 1_000);
                            market.recount("B", "c-2", 0);
                            market.detect();
                            market.sweep();
                        }),
                flow("shipment that comes before its order", 0, market -> {
                    var units = List.of(new Shipment.ShippedUnits("1", 2));
                    var shipment = new Fact.Shipped(new Shipment("O1", "s-1", Shop.START, units));
                    market.history().tell("early shipment s-1", useCases -> useCases.keep(shipment));
                    market.place("O1", "A", 2);
                    market.minutes(6);
                    market.history().trigger("early facts", UseCases::sweepFacts);
                    market.history().trigger("early facts", UseCases::sweepFacts);
                }));
    }

    /**
     * Returns a refund of two units that was called for in vain, and is of one unit when it is sent again. Whoever does not
     * know whether the call was carried out is told in between that a unit may be paid twice.
     */
    private static Flow lessAfter(WitnessGateway.Behaviour behaviour) {
        String name = "refund that grows smaller, the gateway " + behaviour;
        return new Flow(name, HistoryRules.plain(0), behaviour, 1_001, false, market -> {
            market.place("O1", "A", 2);
            market.admit("O1");
            market.sweep();
            market.refundElsewhere("O1", "x-1", 1, 1_000);
            market.minutes(12);
            market.sweep();
        });
    }

    private static Flow waiting(String name, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, 12, WitnessGateway.Behaviour.PAYS, refunded, story);
    }

    private static Flow flow(String name, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, 0, WitnessGateway.Behaviour.PAYS, refunded, story);
    }
}
