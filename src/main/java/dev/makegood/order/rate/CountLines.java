package dev.makegood.order.rate;

import dev.makegood.logging.Log;
import dev.makegood.order.Fate;
import dev.makegood.order.Tallied;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts a merchant's lines of the days before that of a case. The first case of a day counts them, and its transaction
 * keeps the count; all later cases of the day have the same one, in whatever order they come. It is never counted
 * again, so the row needs no guard.
 */
public final class CountLines {
    /** The most lines to count, which takes some 200 requests for keys; more of them are not known. */
    public static final long MOST = 1_000_000;

    private static final Log LOG = Log.of(CountLines.class);
    private static final RowType<CountOfDay> ROWS =
            new RowType<>(CountOfDay.class, row -> key(row.merchantId(), row.platform(), row.of()));

    private final Database database;
    private final long most;

    public CountLines(Database database) {
        this(database, MOST);
    }

    CountLines(Database database, long most) {
        this.database = database;
        this.most = most;
    }

    /**
     * Holds a count.
     *
     * @param lines absent if there were too many
     */
    private record CountOfDay(String merchantId, String platform, CountedDays of, Optional<MerchantLines> lines) {}

    /**
     * Holds what is known of a merchant.
     *
     * @param lines absent if the version needs no count, or there were too many to count
     * @param writes that keep the count, if this is the first case of its day
     */
    public record Counted(Optional<MerchantLines> lines, List<Write> writes) {
        private static final Counted NOTHING = new Counted(Optional.empty(), List.of());
    }

    /** Returns the key of the row with the count for a case under a version; empty if it needs no count. */
    public static Optional<Key> key(String merchantId, PolicyVersion policy, Instant now) {
        return policy.compensation()
                .merchantRate()
                .map(rate -> key(merchantId, policy.platform(), CountedDays.of(rate, policy.zone(), now)));
    }

    /** Returns the count for a case that is established now. */
    public Counted of(String merchantId, PolicyVersion policy, Instant now) {
        return policy.compensation()
                .merchantRate()
                .map(rate -> of(merchantId, policy.platform(), CountedDays.of(rate, policy.zone(), now), now))
                .orElse(Counted.NOTHING);
    }

    /** Returns the count of as many days directly before those, for comparison. It is not kept. */
    public Optional<MerchantLines> earlier(String merchantId, PolicyVersion policy, Instant now) {
        return policy.compensation()
                .merchantRate()
                .flatMap(rate -> count(
                        merchantId,
                        policy.platform(),
                        CountedDays.of(rate, policy.zone(), now).earlier(),
                        now));
    }

    private Counted of(String merchantId, String platform, CountedDays days, Instant now) {
        Optional<CountOfDay> kept =
                ROWS.find(database, key(merchantId, platform, days)).map(Stored::value);
        if (kept.isPresent()) {
            return new Counted(kept.get().lines(), List.of());
        }
        Optional<MerchantLines> lines = count(merchantId, platform, days, now);
        return new Counted(lines, List.of(ROWS.create(new CountOfDay(merchantId, platform, days, lines))));
    }

    private Optional<MerchantLines> count(String merchantId, String platform, CountedDays days, Instant now) {
        Map<Fate, Long> fates = Tallied.fates(database.origin(), merchantId, platform, days.start(), days.end(), most);
        long paid = sum(fates, _ -> true);
        if (paid > most) {
            LOG.warn("{} has more lines than can be counted for its rate", merchantId);
            return Optional.empty();
        }
        var counted = new EnumMap<MerchantRate.Of, Long>(MerchantRate.Of.class);
        counted.put(MerchantRate.Of.STOCKOUTS, sum(fates, Fate::wentShort));
        counted.put(MerchantRate.Of.CANCELLATIONS, sum(fates, Fate::cancelled));
        counted.put(MerchantRate.Of.LATE_SHIPMENTS, sum(fates, Fate::late));
        return Optional.of(
                new MerchantLines(days.days(), days.before(), paid, counted, now.truncatedTo(ChronoUnit.MILLIS)));
    }

    private static long sum(Map<Fate, Long> fates, Predicate<Fate> which) {
        return fates.entrySet().stream()
                .filter(fate -> which.test(fate.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Key key(String merchantId, String platform, CountedDays days) {
        return new Key(
                Table.CASES,
                KeyText.join("lines", merchantId, platform),
                KeyText.join("LINES", days.zone(), days.days(), days.before()));
    }
}
