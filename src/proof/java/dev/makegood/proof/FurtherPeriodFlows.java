package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;

import dev.makegood.cancellation.Cancellation.Side;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Holds stories of buyers who call upon merchants to ship late lines, and of what follows. */
final class FurtherPeriodFlows {
    /** More than the ship time of a line is away. */
    private static final long LATE = 61;

    /** More than is left of the day on which the buyers call. */
    private static final long DAY_OVER = 12 * 60;

    private FurtherPeriodFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                flow("further period that cancels what has not been shipped", "cancellation", 1_000, market -> {
                    called(market);
                    market.ship("O1", "s-1", 1);
                    market.minutes(DAY_OVER);
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("further period in which everything ships", "cancellation", 0, market -> {
                    called(market);
                    market.ship("O1", "s-1", 2);
                    market.minutes(DAY_OVER);
                    market.detect();
                }),
                // Whether the end of the period is told before the urge makes the line overdue depends on which pass
                // runs.
                new Flow(
                        "urge that nobody answers in a further period",
                        HistoryRules.furtherPeriods("rightToCancel"),
                        PAYS,
                        2_001,
                        false,
                        market -> {
                            urgedAndCalled(market);
                            market.minutes(DAY_OVER);
                            market.detectUntilShort("O1");
                            market.sweepUntilRefunded("O1");
                        }),
                flow("urge that is answered in a further period", "cancellation", 1_000, market -> {
                    called(market);
                    market.urge("O1");
                    market.answerUrge("O1", Duration.ofDays(9));
                    market.ship("O1", "s-1", 1);
                    market.minutes(DAY_OVER);
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("further period in which nothing ships after all", "cancellation", 2_001, market -> {
                    called(market);
                    market.ship("O1", "s-1", 2);
                    market.minutes(DAY_OVER);
                    market.detect();
                    market.withdraw("O1", "s-1");
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("urge of a line that was not shipped after all", "cancellation", 2_001, market -> {
                    market.place("O1", "A", 2, Duration.ofHours(1));
                    market.urge("O1");
                    market.ship("O1", "s-1", 2);
                    market.minutes(LATE);
                    market.detect();
                    market.withdraw("O1", "s-1");
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("buyer who cancels after a further period", "rightToCancel", 2_001, market -> {
                    called(market);
                    market.minutes(DAY_OVER);
                    market.detect();
                    market.detect();
                    market.propose("O1", Side.BUYER, 0);
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }));
    }

    private static void called(StoryMarket market) {
        market.place("O1", "A", 2, Duration.ofHours(1));
        market.minutes(LATE);
        market.callToShip("O1");
    }

    /** The time to answer is over before the period is. */
    private static void urgedAndCalled(StoryMarket market) {
        market.place("O1", "A", 2, Duration.ofHours(1));
        market.minutes(LATE);
        market.urge("O1");
        market.callToShip("O1");
        market.minutes(LATE);
        market.detect();
    }

    private static Flow flow(String name, String then, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, HistoryRules.furtherPeriods(then), PAYS, refunded, story);
    }
}
