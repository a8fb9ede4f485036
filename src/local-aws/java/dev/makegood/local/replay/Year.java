package dev.makegood.local.replay;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Holds what one year of orders came to under the rules of one platform. */
record Year(Rules rules, Summary summary, List<RealCase> cases) {
    /** Returns the month of a time in the zone of the rules. */
    YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(rules.zone()));
    }

    Sums sums() {
        return Sums.by(cases, _ -> "").getOrDefault("", Sums.NONE);
    }

    /** Returns how many of the cases are late shipments. */
    long late() {
        return cases.stream().filter(c -> !c.stockout()).count();
    }
}
