package dev.makegood.advice.reputation;

import dev.makegood.inventory.restock.Punctuality;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.order.Fate;
import dev.makegood.order.Tallied;
import dev.makegood.order.archive.ArchivedLines;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.claim.Standing;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads the figures of one merchant and period. Counts lines and claims in an index, and reads cases one by one. */
final class ReadFigures {
    /** The most cases to read: each costs two reads, and an HTTP caller waits. */
    static final int MOST_CASES = 500;

    /** The most lines or claims to count; this takes about 200 requests for keys. */
    static final long MOST_COUNTED = 1_000_000;

    private final Database database;
    private final Cases cases;
    private final Claims claims;
    private final Restocks restocks;
    private final Timeliness madeGood;
    private final Policies policies;
    private final int mostCases;
    private final long mostCounted;

    ReadFigures(Database database, int mostCases, long mostCounted) {
        this.database = database;
        this.mostCases = mostCases;
        this.mostCounted = mostCounted;
        cases = new Cases(database);
        claims = new Claims(database);
        restocks = new Restocks(database);
        madeGood = new Timeliness(database);
        policies = new Policies(database);
    }

    private record Looked(List<Case> cases, boolean more) {}

    /**
     * Returns the figures.
     *
     * @return empty if there is more to count than {@link #MOST_COUNTED}
     */
    Optional<Figures> of(String merchantId, Period period, Instant now) {
        Map<Fate, Long> fates = fates(merchantId, period);
        long shortLines = sum(fates, Fate::wentShort);
        long lines = sum(fates, _ -> true) + ArchivedLines.count(database, merchantId, period.from(), period.to());
        long upheld = claims(merchantId, Standing.UPHELD, period);
        long decided = upheld + claims(merchantId, Standing.REJECTED, period);
        if (lines > mostCounted || decided > mostCounted) {
            return Optional.empty();
        }
        Looked looked = cases(merchantId, period);
        List<Timeliness.TimelinessOfCase> facts = Concurrently.map(looked.cases(), c -> madeGood.facts(c, now));
        Punctuality dates = restocks.datesKept(merchantId, period.from(), period.to(), now);
        return Optional.of(new Figures(
                Share.of(shortLines, lines),
                Share.of(
                        facts.stream()
                                .mapToLong(Timeliness.TimelinessOfCase::inTime)
                                .sum(),
                        facts.stream()
                                .mapToLong(Timeliness.TimelinessOfCase::refunds)
                                .sum()),
                NotificationDelay.of(facts.stream()
                        .map(Timeliness.TimelinessOfCase::toldAfter)
                        .toList()),
                Share.of(upheld, decided),
                Share.of(dates.kept(), dates.dates()),
                bySku(looked.cases()),
                looked.more()));
    }

    /** Counts the lines on all platforms. An order is only accepted where there is a policy. */
    private Map<Fate, Long> fates(String merchantId, Period period) {
        var all = new EnumMap<Fate, Long>(Fate.class);
        policies.all().stream()
                .map(PolicyVersion::platform)
                .distinct()
                .map(platform ->
                        Tallied.fates(database, merchantId, platform, period.start(), period.end(), mostCounted))
                .forEach(counts -> counts.forEach((fate, count) -> all.merge(fate, count, Long::sum)));
        return all;
    }

    private static long sum(Map<Fate, Long> fates, Predicate<Fate> which) {
        return fates.entrySet().stream()
                .filter(fate -> which.test(fate.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long claims(String merchantId, Standing standing, Period period) {
        return claims.count(merchantId, standing, period.start(), period.end(), mostCounted);
    }

    private Looked cases(String merchantId, Period period) {
        var found = new ArrayList<Case>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Case> page = cases.ofMerchant(merchantId, period.start(), period.end(), Query.MAX_LIMIT, after);
            page.items().stream()
                    .filter(c -> c.id().violation() == Violation.STOCKOUT && c.units() > 0)
                    .forEach(found::add);
            after = page.next();
        } while (after.isPresent() && found.size() < mostCases);
        boolean more = after.isPresent() || found.size() > mostCases;
        return new Looked(found.stream().limit(mostCases).toList(), more);
    }

    private static Map<String, Integer> bySku(List<Case> cases) {
        var counts = new TreeMap<String, Integer>();
        cases.forEach(c -> counts.merge(c.sku(), 1, Integer::sum));
        return counts;
    }
}
