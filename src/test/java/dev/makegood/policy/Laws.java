package dev.makegood.policy;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.market.Market;
import java.util.Optional;

/** Builds markets whose law limits the time of a refund. */
public final class Laws {
    private Laws() {}

    /** Returns the market of China with a law, {@code Law 1}, that sets this limit. */
    public static Market ofRefunds(TimeLimit limit) {
        Market china = Market.named("cn");
        var periods = china.periods();
        return new Market(
                china.zone(),
                china.calendar(),
                china.languages(),
                new Market.Periods(
                        periods.policyNoticeDays(),
                        periods.policyConsultation(),
                        periods.claimWithin(),
                        periods.claimDecidedIn(),
                        periods.handOverAnsweredIn(),
                        Optional.of(new Market.LegalLimit(limit, "Law 1"))));
    }
}
