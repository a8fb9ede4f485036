package dev.makegood.proof;

import java.time.Duration;
import java.util.stream.Stream;

/** Holds stories of money that returns to coupons. */
final class CouponFlows {
    private CouponFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                new Flow("redemption whose order comes too late", 0, WitnessGateway.Behaviour.PAYS, 1_602, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.issueUntilIssued("O1");
                    market.redeem("O1", "r-1", "O2", 300);
                    market.minutes(30L * 24 * 60);
                    market.endUntilEnded("O2");
                    market.place("O2", "B", 1, Duration.ofDays(60));
                    market.reverse("O1", "r-1");
                    market.redeem("O1", "r-2", "O2", 400);
                    market.place("O2", "B", 1, Duration.ofDays(60));
                    market.admit("O2");
                    market.sweepUntilRefunded("O2");
                }),
                new Flow(
                        "redemption whose order comes at the last moment",
                        0,
                        WitnessGateway.Behaviour.PAYS,
                        1_702,
                        market -> {
                            market.place("O1", "A", 1);
                            market.admit("O1");
                            market.issueUntilIssued("O1");
                            market.redeem("O1", "r-1", "O2", 300);
                            market.minutes(30L * 24 * 60);
                            market.place("O2", "B", 1, Duration.ofDays(60));
                            market.history().trigger("expire", UseCases::expire);
                            market.admit("O2");
                            market.sweepUntilRefunded("O2");
                        }));
    }
}
