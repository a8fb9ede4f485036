package dev.makegood.advice.causes;

import dev.makegood.advice.reputation.Period;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import java.util.List;

/**
 * Holds the explained cases of a merchant in a period, the latest first.
 *
 * @param more true if there are earlier ones that were not read
 */
record CasesOfPeriod(List<ExplainedCase> cases, boolean more) {
    /** The most cases to read, since an HTTP caller waits. */
    static final int MOST = 500;

    static CasesOfPeriod read(Database database, String merchantId, Period period) {
        var cases = new Cases(database);
        List<Case> found = Page.first(
                MOST + 1, after -> cases.ofMerchant(merchantId, period.start(), period.end(), Query.MAX_LIMIT, after));
        return new CasesOfPeriod(
                new ExplainCases(database).of(found.stream().limit(MOST).toList()), found.size() > MOST);
    }
}
