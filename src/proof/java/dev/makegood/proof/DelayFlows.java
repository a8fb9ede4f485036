package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Holds stories of delays that merchants tell, and of what buyers and their silence decide about them. */
final class DelayFlows {
    /** More than a line waits that nobody delayed: its ship time, and the hours until it is overdue. */
    private static final long OVERDUE = 49 * 60 + 1;

    /** More than silence is awaited under the flows' policy. */
    private static final long SIX_DAYS = 6 * 24 * 60;

    private DelayFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                flow("silence agrees to a delay, and then the line is overdue", 2_001, market -> {
                    delayed(market, Optional.of(Duration.ofDays(3)));
                    market.minutes(OVERDUE);
                    market.detect();
                    market.detect();
                    market.minutes(SIX_DAYS);
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("silence cancels what is delayed without a date", 2_001, market -> {
                    delayed(market, Optional.empty());
                    market.minutes(OVERDUE);
                    market.detect();
                    market.minutes(SIX_DAYS);
                    market.detect();
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("silence about a delay cancels what has not been shipped", 1_000, market -> {
                    delayed(market, Optional.empty());
                    market.ship("O1", "s-1", 1);
                    market.minutes(SIX_DAYS);
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("delay that the buyer does not accept", 2_001, market -> {
                    delayed(market, Optional.of(Duration.ofDays(3)));
                    market.answerDelay("O1", "d-1", false);
                    market.sweepUntilRefunded("O1");
                    market.minutes(SIX_DAYS);
                    market.detect();
                }),
                flow("second delay, after the first was accepted", 2_001, market -> {
                    delayed(market, Optional.of(Duration.ofDays(9)));
                    market.answerDelay("O1", "d-1", true);
                    market.tellDelay("O1", "d-2", Optional.of(Duration.ofDays(12)));
                    market.minutes(SIX_DAYS);
                    market.detect();
                    market.minutes(SIX_DAYS);
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("buyer who agrees to a ship time that is over", 2_001, market -> {
                    delayed(market, Optional.of(Duration.ofDays(9)));
                    market.answerDelay("O1", "d-1", true);
                    market.tellDelay("O1", "d-2", Optional.of(Duration.ofDays(9).plusHours(2)));
                    market.minutes((9 * 24 + 5) * 60);
                    market.answerDelay("O1", "d-2", true);
                    market.minutes(SIX_DAYS);
                    market.detectUntilShort("O1");
                    market.sweepUntilRefunded("O1");
                }),
                flow("buyer who waits without a date, and gets the goods", 0, market -> {
                    delayed(market, Optional.empty());
                    market.answerDelay("O1", "d-1", true);
                    market.minutes(SIX_DAYS);
                    market.detect();
                    market.ship("O1", "s-1", 2);
                }),
                flow("buyer who waits without a date, and then no longer", 2_001, market -> {
                    delayed(market, Optional.empty());
                    market.answerDelay("O1", "d-1", true);
                    market.minutes(SIX_DAYS);
                    market.detect();
                    market.answerDelay("O1", "d-1", false);
                    market.sweepUntilRefunded("O1");
                }));
    }

    private static void delayed(StoryMarket market, Optional<Duration> after) {
        market.place("O1", "A", 2, Duration.ofHours(1));
        market.tellDelay("O1", "d-1", after);
    }

    private static Flow flow(String name, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, 0, PAYS, refunded, story);
    }
}
