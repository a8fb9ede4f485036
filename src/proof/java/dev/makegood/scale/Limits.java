package dev.makegood.scale;

import dev.makegood.functions.coupons.IssueCouponsFunction;
import dev.makegood.functions.notices.DeliverNoticesFunction;
import dev.makegood.functions.stockouts.DetectStockoutsFunction;
import dev.makegood.meter.Place;
import dev.makegood.numbers.UseCase;
import dev.makegood.scale.Limit.Need;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Computes every limit from what was chosen and what was counted. */
final class Limits {
    /** Calls of a program of an operator's console, which asks for the list of work again. */
    static final int SECONDS_A_CALL = 30;

    /** How long an operator needs for a claim, an appeal or an answer. */
    static final int SECONDS_A_TICKET = 300;

    /** Cases of which one has such a ticket. */
    static final int CASES_A_TICKET = 50;

    private static final int MINUTE = 60;

    /** The indexes whose shards all merchants share. */
    private static final Set<Index> SHARED = Set.of(
            Index.OPEN_BY_PROMISE,
            Index.REFUNDS_DUE,
            Index.REFUNDS_OWED_SINCE,
            Index.REFUNDS_OWED_BY,
            Index.CASES_BY_DAY,
            Index.COUPONS_EXPIRING,
            Index.NOTICES_UNDELIVERED,
            Index.NOTICES_UNDELIVERED_SINCE);

    private final Input.Chosen chosen;
    private final Counted counted;

    Limits(Input.Chosen chosen, Counted counted) {
        this.chosen = chosen;
        this.counted = counted;
    }

    /** Returns all of them. */
    List<Limit> all() {
        var all = new ArrayList<Limit>();
        all.addAll(ofOrders());
        all.addAll(List.of(
                stream(),
                detection(),
                overdue(),
                sweep(),
                provider(),
                coupons(),
                account(),
                notices(),
                events(),
                desk()));
        return all;
    }

    /** Returns those that an order meets while its caller waits, and what others take of the same. */
    List<Limit> ofOrders() {
        double asked = chosen.get(Input.OPERATORS) / SECONDS_A_CALL;
        var calls = new Need(1, 1, 0, asked);
        var limits = new ArrayList<Limit>();
        limits.add(new Limit(
                "calls, by the template",
                chosen.get(Input.THROTTLE),
                calls,
                "`ApiCallsPerSecond`",
                "the parameter, with `ApiBurst`"));
        limits.add(
                new Limit("calls of the account", chosen.get(Input.API_CALLS), calls, quota(Quota.API_CALLS), "quota"));
        limits.add(concurrency());
        counted.places().forEach(place -> limits.add(table(place)));
        counted.places().stream()
                .filter(place -> place.index().filter(SHARED::contains).isPresent())
                .forEach(place -> limits.add(shards(place)));
        return limits;
    }

    private Limit concurrency() {
        var need = new Need(
                counted.of(UseCase.KNOWN_BUYER).seconds(),
                counted.of(UseCase.SHIPMENT).seconds(),
                0,
                readers() + 4 * chosen.get(Input.WORKERS));
        String source = "requests x milliseconds of [numbers.md](numbers.md); " + quota(Quota.CONCURRENCY);
        return new Limit("concurrent executions", chosen.get(Input.CONCURRENCY), need, source, "quota");
    }

    private Limit table(Place place) {
        String source = "counted units; " + quota(Quota.TABLE_WRITES);
        return new Limit(
                "write units of " + place,
                chosen.get(Input.TABLE_WRITES),
                counted.written(place),
                source,
                "quota, warm throughput");
    }

    private Limit shards(Place place) {
        double allowed = chosen.get(Input.SHARDS) * Quota.PARTITION_WRITES.figure();
        String source = "counted units; `Shards`; " + quota(Quota.PARTITION_WRITES);
        return new Limit(
                "write units of the shards of " + place, allowed, counted.written(place), source, "more shards");
    }

    /** Supposes that a table has a stream shard for each partition, and a partition for each thousand units. */
    private double readers() {
        return Math.ceil(chosen.get(Input.TABLE_WRITES) / Quota.PARTITION_WRITES.figure());
    }

    Limit stream() {
        double allowed = readers() * counted.linesCounted();
        return new Limit(
                "lines that `AllocateStock` counts",
                allowed,
                new Need(1, 0, 0, 0),
                "a stream shard for each partition; two reads and a transaction for as many lines as fit",
                "`ParallelizationFactor`, " + quota(Quota.STREAM_BATCHES));
    }

    Limit detection() {
        return detection("lines found", counted.linesFound());
    }

    Limit overdue() {
        return detection("overdue lines found", counted.overdueFound());
    }

    private Limit detection(String name, double linesPerSecond) {
        double pass = DetectStockoutsFunction.LIMIT / linesPerSecond;
        double passes = Math.min(
                DetectStockoutsFunction.MOST_RUNS, Math.ceil(DetectStockoutsFunction.LAST_BEGIN.toSeconds() / pass));
        double each = passes * DetectStockoutsFunction.LIMIT / MINUTE;
        return worker(name, each, 1, "`DetectStockoutsFunction`, `scripts/rates`");
    }

    Limit sweep() {
        double each = counted.refunds(chosen.get(Input.PROVIDER_MILLIS) / 1_000) / MINUTE;
        return worker("refunds sent", each, 1, "`SweepRefundsFunction`, counted requests, the provider's time");
    }

    Limit provider() {
        return new Limit(
                "refunds of the provider",
                chosen.get(Input.REFUNDS),
                Need.ofCase(1),
                quota(Quota.REFUNDS),
                "contract; a provider for each cell");
    }

    Limit coupons() {
        return worker("coupons issued", couponsAMinute() / MINUTE, 1, "`IssueCouponsFunction`, counted requests");
    }

    private double couponsAMinute() {
        return Math.min(IssueCouponsFunction.LIMIT, MINUTE / secondsACoupon());
    }

    /** Limits only one merchant: each batch of coupons changes the account. */
    Limit account() {
        return new Limit(
                "coupons of one merchant",
                1 / secondsACoupon(),
                Need.ofCase(chosen.get(Input.STRANDED) / cases()),
                "counted requests, one batch after the other",
                "larger batches");
    }

    private double secondsACoupon() {
        return counted.of(UseCase.ISSUE).seconds();
    }

    Limit notices() {
        int shards = (int) Math.max(1, chosen.get(Input.SHARDS) / chosen.get(Input.WORKERS));
        double each = Math.min(
                DeliverNoticesFunction.LIMIT / (double) MINUTE,
                counted.delivered(Math.min(shards, Concurrently.AT_ONCE) * Concurrently.ofEach(shards)));
        return worker("notices delivered", each, counted.notices(UseCase.CASE), "`DeliverNoticesFunction`");
    }

    private Limit events() {
        return new Limit(
                "events",
                Quota.EVENTS.figure(),
                Need.ofCase(counted.notices(UseCase.CASE)),
                "counted notices; " + quota(Quota.EVENTS),
                "quota");
    }

    private Limit desk() {
        return new Limit(
                "tickets that operators decide",
                chosen.get(Input.OPERATORS) / SECONDS_A_TICKET,
                Need.ofCase(1.0 / CASES_A_TICKET),
                "assumed: %d s each, one of %d cases".formatted(SECONDS_A_TICKET, CASES_A_TICKET),
                "operators");
    }

    private Limit worker(String name, double each, double aCase, String source) {
        return new Limit(
                name, each * chosen.get(Input.WORKERS), Need.ofCase(aCase), source, "longer passes, more workers");
    }

    /** Returns the cases of a day. */
    double cases() {
        return chosen.get(Input.ORDERS) * chosen.get(Input.STOCKOUTS) + chosen.get(Input.STRANDED);
    }

    private static String quota(Quota quota) {
        return "[quota](" + quota.page() + ")";
    }
}
