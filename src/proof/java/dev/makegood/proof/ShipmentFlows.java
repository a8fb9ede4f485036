package dev.makegood.proof;

import dev.makegood.early.Fact;
import dev.makegood.order.LineRef;
import dev.makegood.order.Shipment;
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
                    oneElsewhere(market);
                    market.sweep();
                }),
                lessAfter(WitnessGateway.Behaviour.DECLINES_TWICE),
                lessAfter(WitnessGateway.Behaviour.LACKS_BALANCE),
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

    /** Returns a refund of two units that was called for in vain, and is of one unit when it is sent again. */
    private static Flow lessAfter(WitnessGateway.Behaviour behaviour) {
        return new Flow("refund that grows smaller, the gateway " + behaviour, 0, behaviour, 1_001, market -> {
            market.place("O1", "A", 2);
            market.admit("O1");
            market.sweep();
            oneElsewhere(market);
            market.minutes(12);
            market.sweep();
        });
    }

    private static void oneElsewhere(StoryMarket market) {
        LineRef line = market.line("O1");
        market.history().tell("refund elsewhere x-1", useCases -> useCases.refundElsewhere(line, "x-1", 1, 1_000));
    }

    private static Flow flow(String name, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, 0, WitnessGateway.Behaviour.PAYS, refunded, story);
    }
}
