package dev.makegood.abuse;

import dev.makegood.inventory.Demand;
import dev.makegood.logging.Log;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at each case once, some days after it was established, and flags what looks like abuse. It goes on where the run
 * before ended. What is flagged already is not flagged again, whether it is open or closed.
 */
public final class WatchAbuse {
    private static final Log LOG = Log.of(WatchAbuse.class);

    /** How much time is looked at together; a crash repeats no more. */
    private static final Duration STEP = Duration.ofHours(1);

    /** The most steps of a run, each of which costs a query for each shard; after a stop, the next runs catch up. */
    private static final int STEPS = 100;

    /** How far the first run looks back. */
    private static final Duration FIRST = Duration.ofDays(1);

    private static final Key KEY = new Key(Table.CASES, "abuse", "ROUND");
    private static final RowType<Looking> ROUNDS = new RowType<>(Looking.class, _ -> KEY);

    /**
     * Says how far cases have been looked at.
     *
     * @param until exclusive; when the cases were established
     */
    record Looking(Instant until) {}

    /**
     * Counts the results of a run.
     *
     * @param flagged new flags
     * @param failed cases that could not be looked at; they are logged and passed over
     */
    public record AbuseResult(int flagged, int failed) {
        private AbuseResult plus(AbuseResult other) {
            return new AbuseResult(flagged + other.flagged, failed + other.failed);
        }
    }

    private final Database database;
    private final Cases cases;
    private final AbuseFlags flags;
    private final AbuseFigures figures;
    private final AfterAdmission afterAdmission;
    private final SoldOutOrders soldOutOrders;
    private final AgreedSums agreedSums;
    private final WithdrawnShipments withdrawnShipments;

    public WatchAbuse(Database database) {
        this.database = database;
        figures = AbuseFigures.shipped();
        cases = new Cases(database);
        flags = new AbuseFlags(database);
        var looked = new Looked(database, figures);
        afterAdmission = new AfterAdmission(database, figures);
        soldOutOrders = new SoldOutOrders(looked, figures);
        agreedSums = new AgreedSums(database, looked, figures);
        withdrawnShipments = new WithdrawnShipments(database, looked, figures);
    }

    /** Looks at the cases that are old enough, at about {@code limit} of them at most. */
    public AbuseResult runOnce(Instant now, int limit) {
        Instant end = now.minus(figures.lookAfter()).truncatedTo(ChronoUnit.MILLIS);
        Instant from =
                ROUNDS.find(database, KEY).map(stored -> stored.value().until()).orElse(end.minus(FIRST));
        var all = new AbuseResult(0, 0);
        int seen = 0;
        for (int step = 0; step < STEPS && from.isBefore(end) && seen < limit; step++) {
            Instant to = Stream.of(from.plus(STEP), end, nextDay(from))
                    .min(Instant::compareTo)
                    .orElseThrow();
            List<Case> some = established(from, to);
            seen += some.size();
            all = some.stream().map(c -> look(c, now)).reduce(all, AbuseResult::plus);
            keep(new Looking(to));
            from = to;
        }
        return all;
    }

    private static Instant nextDay(Instant at) {
        return Demand.dayOf(at).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<Case> established(Instant from, Instant to) {
        LocalDate day = Demand.dayOf(from);
        return Shards.all().stream()
                .flatMap(shard ->
                        Page.first(
                                Integer.MAX_VALUE, after -> cases.ofDay(day, shard, from, to, Query.MAX_LIMIT, after))
                                .stream())
                .toList();
    }

    private void keep(Looking round) {
        database.decide(() -> new Decision<>(round, List.of(ROUNDS.put(ROUNDS.find(database, KEY), round))));
    }

    private AbuseResult look(Case c, Instant now) {
        try {
            long flagged = Stream.of(
                            afterAdmission.signs(c, now),
                            soldOutOrders.sign(c).stream(),
                            agreedSums.sign(c, now).stream(),
                            withdrawnShipments.sign(c, now).stream())
                    .flatMap(signs -> signs)
                    .filter(sign -> flag(sign, now))
                    .count();
            return new AbuseResult((int) flagged, 0);
        } catch (IllegalArgumentException unreadable) {
            // One row that cannot be read must not stop the others.
            LOG.error("cannot look at {}", c.id(), unreadable);
            return new AbuseResult(0, 1);
        }
    }

    /** Returns false if it was flagged before. */
    private boolean flag(Sign sign, Instant now) {
        return database.decide(() -> {
            Optional<Stored<AbuseFlag>> before = flags.find(sign.flag(now).flagId());
            return before.isPresent()
                    ? Decision.answer(false)
                    : new Decision<>(true, List.of(flags.create(sign.flag(now))));
        });
    }
}
