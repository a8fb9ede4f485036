package dev.makegood.advice.causes;

import dev.makegood.advice.reputation.Period;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows the root causes of a merchant's cases in a period: one by one, by what comes back, and of one supplier. */
public final class SeeCauses {
    /** The most dates of suppliers to read, since an HTTP caller waits. */
    private static final int MOST_DATES = 1_000;

    private final Database database;
    private final Cases cases;
    private final ExplainCases explain;
    private final Restocks restocks;

    public SeeCauses(Database database) {
        this.database = database;
        cases = new Cases(database);
        explain = new ExplainCases(database);
        restocks = new Restocks(database);
    }

    /** Returns a page of the cases that were established in a period, the latest first. */
    public Page<ExplainedCase> list(String merchantId, Period period, int limit, Optional<Cursor> after) {
        var page = cases.ofMerchant(merchantId, period.start(), period.end(), limit, after);
        return new Page<>(explain.of(page.items()), page.next());
    }

    public Repeats repeats(String merchantId, Period period) {
        return Repeats.of(CasesOfPeriod.read(database, merchantId, period), period);
    }

    /** Returns what can be claimed from a supplier for its dates and cases of a period. */
    public ClaimPack claimPack(String merchantId, String supplierId, Period period, Instant now) {
        List<Restock> dated = restocks.dated(merchantId, period.from(), period.to(), MOST_DATES + 1);
        var found = CasesOfPeriod.read(database, merchantId, period);
        List<ClaimPack.PromisedDate> dates = dated.stream()
                .limit(MOST_DATES)
                .filter(restock -> restock.supplierId().equals(supplierId))
                .map(restock -> ClaimPack.PromisedDate.of(restock, now))
                .sorted(Comparator.comparing(date -> date.first().arrivesOn()))
                .toList();
        List<ExplainedCase> caused = found.cases().stream()
                .filter(one -> one.cause() == RootCause.SUPPLIER)
                .filter(one -> one.supplierId().filter(supplierId::equals).isPresent())
                .toList();
        return new ClaimPack(
                merchantId,
                supplierId,
                dates,
                caused,
                Sums.compensation(caused),
                Sums.paid(caused),
                found.more() || dated.size() > MOST_DATES);
    }
}
