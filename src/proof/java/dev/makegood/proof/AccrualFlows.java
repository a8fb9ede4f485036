package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.DECLINES_LONG;
import static dev.makegood.proof.WitnessGateway.Behaviour.RETURNS;

import java.util.OptionalInt;
import java.util.stream.Stream;

/** Lists flows of refunds until whose payment something accrues, and of money for wallets, and mistakes that they catch. */
final class AccrualFlows {
    private static final String INTEREST =
            "{kind: interest, from: established, annualRates: [{basisPoints: 9000}], dayCount: actual/actual, rounding: up}";
    private static final String PER_DAY = "{kind: perDay, from: refundDue, amountMinor: 7}";
    private static final int DAY = 24 * 60;

    private AccrualFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                flow(INTEREST, RETURNS),
                flow(PER_DAY, RETURNS),
                flow(PER_DAY, DECLINES_LONG),
                new Flow(
                        "compensation into the wallet",
                        HistoryRules.wallet(),
                        WitnessGateway.Behaviour.PAYS,
                        2_001,
                        market -> {
                            market.place("O1", "A", 2);
                            market.admit("O1");
                            market.issueUntilIssued("O1");
                            market.topUp("t-1", 900);
                            market.sweep();
                        }));
    }

    /**
     * Returns two refunds of a case, paid late, and maybe paid again. What accrues depends on when a refund is paid, which
     * a fault delays.
     */
    private static Flow flow(String accrual, WitnessGateway.Behaviour behaviour) {
        String kind = accrual.substring(1, accrual.indexOf(','));
        return new Flow(
                "accrual of " + kind + ", the gateway " + behaviour,
                HistoryRules.accruing(accrual),
                behaviour,
                3_001,
                false,
                market -> {
                    market.place("O1", "A", 3);
                    market.admit("O1", OptionalInt.of(1));
                    market.issue();
                    // Paid in time, but on the next day: a day has accrued when the payment comes back.
                    market.minutes(20 * 60);
                    sweep(market);
                    market.admit("O1");
                    sweep(market);
                    market.issue();
                });
    }

    private static void sweep(StoryMarket market) {
        for (int round = 0; round < 3; round++) {
            market.sweep();
            market.minutes(2 * DAY);
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "what accrued until a refund was paid is forgotten",
                        "refund/RepaidFacts.java",
                        "return accrues && paid",
                        "return false && paid"),
                new Mistake(
                        "the days until a refund that came back was first paid count twice",
                        "policy/assessment/Accruing.java",
                        "paid.beforeAt().map(this::day).filter(begins::isBefore).orElse(begins)",
                        "begins"),
                new Mistake(
                        "the day on which a refund is paid does not count",
                        "policy/assessment/Accruing.java",
                        "new Period(paid.cash(), began, day(paid.paidAt()))",
                        "new Period(paid.cash(), began, day(paid.paidAt()).minusDays(1))"),
                new Mistake(
                        "what goes to a wallet stays on a coupon too",
                        "coupon/Coupon.java",
                        "form.kind().isMoney() ? given.minus(given) : given",
                        "given"),
                new Mistake(
                        "compensation is posted as accrued again and again",
                        "stockout/Settlement.java",
                        "accrued.plus(amount), reimbursed, next",
                        "accrued, reimbursed, next"));
    }
}
