package dev.makegood.proof;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Holds stories of counts and admissions that strand more than the limits. */
final class BrakeFlows {
    /** More than a brake lasts under the flows' policy. */
    private static final long ITS_HOURS = 12 * 60 + 1;

    private BrakeFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                flow("brake that is confirmed", 4_002, market -> {
                    braked(market);
                    market.confirmBrake("O1");
                    market.minutes(16);
                    market.sweepUntilRefunded("O1");
                    market.sweepUntilRefunded("O2");
                    market.issueUntilIssued("O2");
                }),
                flow("brake that nobody says anything about", 4_002, market -> {
                    braked(market);
                    market.minutes(ITS_HOURS);
                    market.confirmBrake("O1");
                    market.sweepUntilRefunded("O1");
                    market.sweepUntilRefunded("O2");
                    market.issueUntilIssued("O1");
                }),
                flow("brake that is withdrawn", 0, market -> {
                    braked(market);
                    market.recount("A", "c-2", 4);
                    market.withdrawBrake("O1");
                    market.sweep();
                    market.detectUntilOpen("O1");
                    market.detectUntilOpen("O2");
                    market.minutes(16);
                    market.sweep();
                    market.issue();
                    market.ship("O1", "s-1", 2);
                    market.ship("O2", "s-2", 2);
                }),
                flow("brake that is withdrawn, and some are short by the right count too", 2_001, market -> {
                    braked(market);
                    market.recount("A", "c-2", 2);
                    market.minutes(1);
                    market.withdrawBrake("O1");
                    market.detectUntilOpen("O1");
                    market.detect();
                    market.ship("O1", "s-1", 2);
                    market.sweepUntilRefunded("O2");
                    market.issueUntilIssued("O2");
                }),
                new Flow(
                        "brake that is withdrawn after a refund has drawn on two payments",
                        0,
                        WitnessGateway.Behaviour.LACKS_BALANCE,
                        1_000,
                        market -> {
                            market.placePaid("O1", "A", 1, 600, 400);
                            market.recount("A", "c-1", 0);
                            market.detectUntilShort("O1");
                            market.sweepUntilDrawn("O1");
                            market.place("O2", "A", 4);
                            market.detectUntilShort("O2");
                            market.recount("A", "c-2", 4);
                            market.withdrawBrake("O2");
                            market.detectUntilOpen("O2");
                            market.minutes(1);
                            market.ship("O2", "s-1", 4);
                        }),
                flow("admission that is withdrawn", 0, market -> {
                    market.place("O1", "A", 4);
                    market.admit("O1");
                    market.sweep();
                    market.withdrawBrake("O1");
                    market.detectUntilOpen("O1");
                    market.ship("O1", "s-1", 4);
                }));
    }

    /** O1 was paid before O2. */
    private static void braked(StoryMarket market) {
        market.place("O1", "A", 2);
        market.minutes(1);
        market.place("O2", "A", 2);
        market.recount("A", "c-1", 0);
        market.detectUntilShort("O1");
        market.detectUntilShort("O2");
        market.sweep();
        market.issue();
        market.detect();
    }

    private static Flow flow(String name, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, 0, WitnessGateway.Behaviour.PAYS, refunded, story);
    }
}
