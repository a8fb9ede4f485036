package dev.makegood.refund.sending;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
import dev.makegood.refund.external.StopRefundedTwice;
import dev.makegood.refund.pause.Pause;
import dev.makegood.refund.settlement.RecordOutcome;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ReadAhead;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Worker;
import dev.makegood.storage.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Processes due refunds. Claims each under its row's guard, asks the gateway or sends the refund, and records the
 * outcome. The lease only divides the work; the key makes money move at most once. If a claim outlives its worker, the
 * gateway is asked before anything is sent.
 */
public final class SweepRefunds {
    /** The time of a claim: longer than a worker can live (60 s), so that two workers rarely have the same refund. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** The returns after which a refund is not sent to the same account again unless a person says so. */
    public static final int MOST_RETURNS = 3;

    /** The concurrent calls to the gateway; a call that hangs delays only its own part of the pass. */
    public static final int AT_ONCE = 20;

    private final ReadAhead database;
    private final Refunds refunds;
    private final RecordOutcome outcomes;
    private final EndWait waits;
    private final WatchRefund watch;
    private final OrderTurns turns;
    private final DrawRefund draw;
    private final SendRefund send;
    private final MoveBack moveBack;
    private final PausedRefunds paused;
    private final BrakedRefunds braked;
    private final StopRefundedTwice twice;
    private final Clock clock;
    private final SweepReport report;

    public SweepRefunds(Database tables, PaymentGateway gateway, Clock clock, SweepReport report) {
        database = new ReadAhead(tables);
        refunds = new Refunds(database);
        outcomes = new RecordOutcome(database, gateway);
        waits = new EndWait(database);
        watch = new WatchRefund(database, gateway);
        turns = new OrderTurns(database, gateway);
        draw = new DrawRefund(database);
        send = new SendRefund(database, gateway);
        moveBack = new MoveBack(database);
        paused = new PausedRefunds(database);
        braked = new BrakedRefunds(database);
        twice = new StopRefundedTwice(database);
        this.clock = clock;
        this.report = report;
    }

    /** Makes one pass over refunds of all partitions. */
    public SweepResult runOnce(int limit) {
        return runOnce(limit, Worker.ALONE);
    }

    /**
     * Makes one pass over about {@code limit} refunds of a worker that are due now, with an equal share for each
     * partition.
     */
    public SweepResult runOnce(int limit, Worker worker) {
        var queue = new DueRefunds(refunds, clock.instant(), worker, worker.page(limit));
        SweepResult pass = SweepResult.NOTHING;
        // After failures, further pages are read, so that failing refunds do not block those behind them.
        for (List<RefundId> due = queue.first(); !due.isEmpty(); due = queue.next()) {
            braked.readAhead(database, database.read(DueRefunds.rows(due)));
            Map<RefundId, SweepResult> done = all(due, paused.active());
            done.forEach((id, one) -> {
                if (one.failed() > 0 || one.putOff() > 0) {
                    queue.passedOver(id);
                }
            });
            pass = done.values().stream().reduce(pass, SweepResult::plus);
        }
        return pass;
    }

    private Map<RefundId, SweepResult> all(List<RefundId> due, List<Pause> active) {
        var done = new LinkedHashMap<RefundId, SweepResult>();
        try (var workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var running = new LinkedHashMap<RefundId, Future<SweepResult>>();
            due.forEach(id -> running.put(id, workers.submit((Callable<SweepResult>) () -> handle(id, active))));
            for (var one : running.entrySet()) {
                done.put(one.getKey(), one.getValue().get());
            }
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException("the pass was interrupted; its leases will expire", broken);
        }
        return done;
    }

    private SweepResult handle(RefundId id, List<Pause> active) {
        Claim claim = Claim.NOT_DUE;
        try {
            if (paused.putOff(id, active, clock.instant())) {
                return SweepResult.PUT_OFF;
            }
            claim = claim(id);
            if (claim == Claim.NOT_DUE && waits.end(id, clock.instant())) {
                claim = claim(id);
            }
            return switch (claim) {
                case Claim.Held held -> work(held);
                case Claim.RefundedTwice _ -> twice.stop(id, clock.instant()) ? SweepResult.PUT_OFF : SweepResult.LOST;
                case Claim.Braked _ -> putOff(id);
                case Claim.NotDue _ -> look(id);
            };
        } catch (RuntimeException fault) {
            // One refund that fails must not stop the others.
            report.failed(id, fault);
            if (!(claim instanceof Claim.Held)) {
                moveBack.after(id, fault, clock.instant(), report::failed);
            }
            return SweepResult.FAILED;
        }
    }

    private SweepResult putOff(RefundId id) {
        braked.putOff(id, clock.instant());
        return SweepResult.PUT_OFF;
    }

    private Claim claim(RefundId id) {
        return database.decide(() -> {
            Instant now = clock.instant();
            Stored<Refund> stored = refunds.get(id);
            Optional<RefundState.Waiting> claimable = stored.value().claimable(now);
            if (claimable.isEmpty()) {
                return Decision.answer(Claim.NOT_DUE);
            }
            if (StopRefundedTwice.isNeeded(stored.value())) {
                return Decision.answer(new Claim.RefundedTwice());
            }
            RefundState.Waiting waiting = claimable.get();
            Optional<List<Write>> guards = braked.mayBeSent(stored.value(), now);
            if (guards.isEmpty()) {
                return Decision.answer(new Claim.Braked());
            }
            DrawRefund.Drawn drawn = draw.draw(stored.value(), now);
            return switch (turns.take(drawn.refund(), now)) {
                case OrderTurns.Turn.Taken taken ->
                    with(with(claim(stored, drawn.refund(), waiting, taken, now), drawn.writes()), guards.get());
                case OrderTurns.Turn.Wait wait -> {
                    Refund later = stored.value().with(waiting.postponed(wait.until()));
                    yield new Decision<>(Claim.NOT_DUE, List.of(refunds.replace(stored, later)));
                }
            };
        });
    }

    private static <R> Decision<R> with(Decision<R> decision, List<Write> more) {
        return new Decision<>(
                decision.result(),
                Stream.concat(decision.writes().stream(), more.stream()).toList());
    }

    private Decision<Claim> claim(
            Stored<Refund> stored,
            Refund before,
            RefundState.Waiting waiting,
            OrderTurns.Turn.Taken turn,
            Instant now) {
        Tries tries = before.tries().begun(now);
        var claim =
                waiting.claim(now.plus(LEASE), stored.version(), before.tries().otherwise());
        if (waiting instanceof RefundState.Returned && before.payments().timesReturned() >= MOST_RETURNS) {
            Tries back = tries.failed("returned at least " + MOST_RETURNS + " times");
            return new Decision<>(
                    Claim.NOT_DUE, outcomes.park(stored, claim, back, now).writes());
        }
        if (before.tries().isEnough(now)) {
            return new Decision<>(
                    Claim.NOT_DUE, outcomes.park(stored, claim, tries, now).writes());
        }
        Refund claimed = before.with(claim, tries);
        var writes = new ArrayList<Write>(turn.writes());
        writes.add(refunds.replace(stored, claimed));
        return new Decision<>(new Claim.Held(claimed, claim, before.asksFirst(waiting)), writes);
    }

    private SweepResult work(Claim.Held held) {
        GatewayOutcome outcome = send.outcome(held.refund(), held.askFirst(), clock.instant());
        Refund recorded = outcomes.record(held.refund().key(), held.claim(), outcome, clock.instant());
        return switch (recorded.state()) {
            case RefundState.Paid _ -> settled(recorded);
            case RefundState.Parked _ -> SweepResult.PARKED;
            case RefundState.Withdrawn _ -> SweepResult.LOST;
            case RefundState.Waiting _ -> SweepResult.WAITING;
        };
    }

    private SweepResult look(RefundId id) {
        return watch.look(id, clock) ? settled(refunds.get(id).value()) : SweepResult.LOST;
    }

    private SweepResult settled(Refund refund) {
        report.settled(refund);
        return SweepResult.SETTLED;
    }
}
