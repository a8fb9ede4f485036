package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;

import java.util.stream.Stream;

/** Holds stories of cases that are worth what the rate of their merchant says. */
final class RateFlows {
    private static final int DAY = 24 * 60;

    private RateFlows() {}

    static Stream<Flow> all() {
        return Stream.of(new Flow(
                "cases of two days, by the merchant's rate", HistoryRules.byRate(), PAYS, 4_004, market -> {
                    for (int n = 1; n <= 5; n++) {
                        market.place("O" + n, "A", 1);
                    }
                    // Of no line of the days before nothing is known; then one of five is cancelled, and then three.
                    market.admit("O1");
                    market.minutes(DAY);
                    market.admit("O2");
                    market.admit("O3");
                    market.minutes(DAY);
                    market.recount("A", "c-1", 1);
                    market.detectUntilShort("O5");
                    market.minutes(1);
                    market.ship("O4", "s-1", 1);
                    market.sweepUntilRefunded("O5");
                }));
    }
}
