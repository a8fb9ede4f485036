package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;

import dev.makegood.policy.Exemption;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Holds stories of late shipments that are owed after a complaint, and of the stockouts that top them up. */
final class LateFlows {
    private LateFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                new Flow(
                        "complaint about a late shipment whose stockout was compensated",
                        HistoryRules.afterComplaint(),
                        PAYS,
                        1_000,
                        market -> {
                            late(market);
                            market.admit("O1", OptionalInt.of(1));
                            market.issueUntilIssued("O1");
                            market.upholdLate("O1");
                            market.sweepUntilRefunded("O1");
                            market.ship("O1", "s-1", 1);
                        }),
                new Flow(
                        "complaint about a late shipment whose stockout waits, and is exempt",
                        HistoryRules.afterComplaint(),
                        PAYS,
                        2_001,
                        market -> {
                            late(market);
                            market.admit("O1");
                            market.upholdLate("O1");
                            market.exempt("O1", Exemption.WRONG_ADDRESS);
                            market.sweepUntilRefunded("O1");
                        }));
    }

    private static void late(StoryMarket market) {
        market.place("O1", "A", 2, Duration.ofHours(1));
        market.minutes(61);
        market.detectUntilLate("O1");
    }
}
