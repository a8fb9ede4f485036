package dev.makegood.functions.stockouts;

import dev.makegood.brake.CarryOutWithdrawal;
import dev.makegood.brake.WatchBrakes;
import dev.makegood.cancellation.UnansweredCancellations;
import dev.makegood.delay.SilentDelays;
import dev.makegood.early.SweepFacts;
import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.functions.orders.FactsBeforeOrder;
import dev.makegood.furtherperiod.EndedPeriods;
import dev.makegood.logging.Log;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.claim.CarryOutClaim;
import dev.makegood.stockout.detection.Attempt;
import dev.makegood.stockout.detection.DetectOverdue;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.stockout.detection.PassResult;
import dev.makegood.stockout.detection.StrandOrders;
import dev.makegood.storage.Database;
import dev.makegood.urge.UnansweredUrges;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Handles short stock positions, overdue lines, brakes and their withdrawals, upheld claims, buyers' cancellations and
 * urges that nobody answered, buyers' silence about delays, further periods that are over, and facts that wait for their orders, on a schedule.
 */
@Singleton
public class DetectStockoutsFunction {
    private static final Log LOG = Log.of(DetectStockoutsFunction.class);

    /** The most lines of each kind per pass: they take about 2 s of its 60 s, and 5 s while others order. */
    public static final int LIMIT = 500;

    /** The most passes over short positions, and over overdue lines, per run, while there is time. */
    public static final int MOST_RUNS = 6;

    /** The time after which no further pass begins, so that the slowest one ends within the function's 60 s. */
    public static final Duration LAST_BEGIN = Duration.ofSeconds(38);

    /** How many workers make lines short at once; each has its positions. */
    private static final int WORKERS = Optional.ofNullable(System.getenv("MAKEGOOD_DETECTION_WORKERS"))
            .map(Integer::parseInt)
            .orElse(1);

    private final StrandOrders strandOrders;
    private final DetectOverdue detectOverdue;
    private final CarryOutClaim carryOutClaim;
    private final SweepFacts sweepFacts;
    private final UnansweredCancellations unansweredCancellations;
    private final UnansweredUrges unansweredUrges;
    private final SilentDelays silentDelays;
    private final EndedPeriods endedPeriods;
    private final CarryOutWithdrawal carryOutWithdrawal;
    private final WatchBrakes watchBrakes;
    private final Clock clock;

    public DetectStockoutsFunction(Database database, Clock clock) {
        var establish = new EstablishStockout(database, new Refunds(database));
        var attempt = new Attempt((line, fault) -> LOG.error("line {} is left for the next pass", line, fault));
        strandOrders = new StrandOrders(database, establish, attempt, WORKERS);
        detectOverdue = new DetectOverdue(database, establish, attempt);
        carryOutClaim = new CarryOutClaim(database, new Refunds(database));
        sweepFacts = new SweepFacts(
                database,
                (order, fault) ->
                        LOG.error("early facts of order {} are left for the next pass", Log.Named.order(order), fault));
        unansweredCancellations = new UnansweredCancellations(
                database, (line, fault) -> LOG.error("a cancellation of {} is left for the next pass", line, fault));
        unansweredUrges = new UnansweredUrges(
                database, (line, fault) -> LOG.error("an urge about {} is left for the next pass", line, fault));
        silentDelays = new SilentDelays(
                database, (line, fault) -> LOG.error("a delay of {} is left for the next pass", line, fault));
        endedPeriods = new EndedPeriods(
                database, (line, fault) -> LOG.error("a further period of {} is left for the next pass", line, fault));
        carryOutWithdrawal = new CarryOutWithdrawal(
                database, (id, fault) -> LOG.error("case {} cannot be taken back in this pass", id, fault));
        watchBrakes = new WatchBrakes(
                database,
                (brake, fault) ->
                        LOG.error("brake {} is left for the next pass", new Log.Named("brakeId", brake), fault));
        this.clock = clock;
    }

    /** Counts lines that became short by a count, and lines that were overdue. */
    public record Result(PassResult stranded, PassResult overdue) {}

    @Funq("detect-stockouts")
    public Result run(Map<String, Object> payload) {
        Schedule.check(payload, "detect-stockouts");
        Instant now = clock.instant();
        int notTakenBack = carryOutWithdrawal.runOnce(now, LIMIT).failed();
        PassResult stranded = strandOrders.runOnce(now, LIMIT);
        PassResult overdue = detectOverdue.runOnce(now, LIMIT);
        int claims = carryOutClaim.runOnce(
                now, LIMIT, (line, fault) -> LOG.error("a claim about {} is left for the next pass", line, fault));
        int cancellations = unansweredCancellations.runOnce(now, LIMIT);
        int urges = unansweredUrges.runOnce(now, LIMIT);
        int delays = silentDelays.runOnce(now, LIMIT);
        int periods = endedPeriods.runOnce(now, LIMIT);
        Metrics.emit("BrakesOn", watchBrakes.runOnce(now), "Count", now);
        var result = goOn(new Result(stranded, overdue), now);
        Metrics.emit("OldestShortageSeconds", oldest(result, now).toSeconds(), "Seconds", now);
        int lines = result.stranded().failed() + result.overdue().failed();
        int buyers = cancellations + urges + delays + periods;
        // The last, since nothing but facts of orders that did not come waits for it.
        FactsBeforeOrder.report(sweepFacts.runOnce(now, LIMIT), now);
        Metrics.emit("LinesFailed", lines + claims + buyers + notTakenBack, "Count", now);
        return result;
    }

    /** Returns how long ago the oldest shortage came about that the pass left; zero if it left none. */
    private Duration oldest(Result result, Instant now) {
        Duration stranded = result.stranded().leftSome(LIMIT) ? strandOrders.oldest(now) : Duration.ZERO;
        Duration overdue = result.overdue().leftSome(LIMIT) ? detectOverdue.oldest(now) : Duration.ZERO;
        return stranded.compareTo(overdue) > 0 ? stranded : overdue;
    }

    /** Goes on in the time that is left, in turns, with what had more lines than a pass handles. */
    private Result goOn(Result first, Instant began) {
        Result all = first;
        Result latest = first;
        for (int run = 1; run < MOST_RUNS; run++) {
            latest = new Result(
                    again(latest.stranded(), strandOrders::runOnce, began),
                    again(latest.overdue(), detectOverdue::runOnce, began));
            all = new Result(
                    all.stranded().plus(latest.stranded()), all.overdue().plus(latest.overdue()));
        }
        return all;
    }

    private PassResult again(PassResult latest, BiFunction<Instant, Integer, PassResult> pass, Instant began) {
        return latest.lines() < LIMIT || isLate(began) ? PassResult.NOTHING : pass.apply(clock.instant(), LIMIT);
    }

    private boolean isLate(Instant began) {
        return Duration.between(began, clock.instant()).compareTo(LAST_BEGIN) > 0;
    }
}
