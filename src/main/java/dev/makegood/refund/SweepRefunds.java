package dev.makegood.refund;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Takes up refunds that are due: claims each under its row's guard, asks or tells the gateway, records what it said. A
 * lease only decides who works; that money moves once is the gateway key's doing, and a claim that outlived its worker
 * is asked about before anything is sent.
 */
public final class SweepRefunds {
    /** Longer than a worker can live (60 s), so that two workers rarely have the same refund. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Calls to the gateway at once: one that hangs holds up only its own eighth of the pass. */
    private static final int AT_ONCE = 8;

    private final Database database;
    private final Refunds refunds;
    private final RecordOutcome outcomes;
    private final EndWait waits;
    private final PaymentGateway gateway;
    private final Clock clock;
    private final BiConsumer<RefundId, RuntimeException> report;

    /** @param report told of a refund that could not be handled; it is taken up again when its lease ends */
    public SweepRefunds(
            Database database, PaymentGateway gateway, Clock clock, BiConsumer<RefundId, RuntimeException> report) {
        this.database = database;
        refunds = new Refunds(database);
        outcomes = new RecordOutcome(database);
        waits = new EndWait(database);
        this.gateway = gateway;
        this.clock = clock;
        this.report = report;
    }

    /**
     * What one pass did.
     *
     * @param waiting accepted but not settled, declined for now, or unknown: to be taken up again
     * @param lost somebody else was faster, or it was not due after all
     * @param oldest when the one of those waiting or failed that was due first was due
     */
    public record Pass(int settled, int waiting, int parked, int lost, int failed, Optional<Instant> oldest) {
        public static final Pass NOTHING = new Pass(0, 0, 0, 0, 0, Optional.empty());
        private static final Pass SETTLED = new Pass(1, 0, 0, 0, 0, Optional.empty());
        private static final Pass PARKED = new Pass(0, 0, 1, 0, 0, Optional.empty());
        private static final Pass LOST = new Pass(0, 0, 0, 1, 0, Optional.empty());

        public Pass plus(Pass other) {
            return new Pass(
                    settled + other.settled,
                    waiting + other.waiting,
                    parked + other.parked,
                    lost + other.lost,
                    failed + other.failed,
                    Stream.of(oldest, other.oldest).flatMap(Optional::stream).min(Comparator.naturalOrder()));
        }
    }

    /** One pass over what is due now, about {@code limit} refunds, every shard having its share. */
    public Pass runOnce(int limit) {
        Instant now = clock.instant();
        int perShard = Math.max(1, limit / Shards.ALL.size());
        List<RefundId> due = Concurrently.map(Shards.ALL, shard -> refunds.due(shard, now, perShard)).stream()
                .flatMap(List::stream)
                .toList();
        Pass pass = Pass.NOTHING;
        try (var workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var running = new ArrayList<Future<Pass>>();
            due.forEach(id -> running.add(workers.submit((Callable<Pass>) () -> handle(id))));
            for (Future<Pass> one : running) {
                pass = pass.plus(one.get());
            }
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException("the pass was cut short; leases will end", broken);
        }
        return pass;
    }

    private Pass handle(RefundId id) {
        Optional<Held> held = Optional.empty();
        try {
            held = claim(id);
            if (held.isEmpty() && waits.end(id, clock.instant())) {
                held = claim(id);
            }
            return held.map(this::work).orElse(Pass.LOST);
        } catch (RuntimeException fault) {
            // Whatever is wrong with one refund must not stop the others.
            report.accept(id, fault);
            return new Pass(0, 0, 0, 0, 1, held.map(had -> had.refund().dueAt()));
        }
    }

    private record Held(Refund refund, RefundState.Claimed claim, boolean askFirst) {}

    private Optional<Held> claim(RefundId id) {
        return database.decide(() -> {
            Instant now = clock.instant();
            Stored<Refund> stored = refunds.find(id).orElseThrow();
            if (!(stored.value().state() instanceof RefundState.Waiting waiting)
                    || waiting instanceof RefundState.Deferred
                    || waiting.wakeAt().isAfter(now)) {
                return Decision.answer(Optional.empty());
            }
            var claim = waiting.claim(now.plus(LEASE), stored.version());
            Refund claimed = stored.value().attempted(claim);
            if (claimed.attempts() > RecordOutcome.MAX_ATTEMPTS) {
                Decision<Refund> parked = outcomes.park(stored, claim, "every attempt failed on our side", now);
                return new Decision<>(Optional.empty(), parked.writes());
            }
            return new Decision<>(
                    Optional.of(new Held(claimed, claim, waiting.askFirst())),
                    List.of(refunds.replace(stored, claimed)));
        });
    }

    private Pass work(Held held) {
        GatewayOutcome outcome = outcome(held);
        Refund now = outcomes.record(held.refund().refundId(), held.claim(), outcome, clock.instant());
        return switch (now.state()) {
            case RefundState.Settled _ -> Pass.SETTLED;
            case RefundState.Parked _ -> Pass.PARKED;
            case RefundState.Withdrawn _ -> Pass.LOST;
            case RefundState.Waiting _ -> new Pass(0, 1, 0, 0, 0, Optional.of(now.dueAt()));
        };
    }

    private GatewayOutcome outcome(Held held) {
        Refund refund = held.refund();
        String key = refund.refundId().toString();
        if (refund.split().cash().isZero()) {
            return new GatewayOutcome.Done("coupons only");
        }
        var request = new RefundRequest(
                key, refund.refundId().caseId().orderId(), refund.split().cash());
        if (!held.askFirst()) {
            return gateway.refund(request);
        }
        return switch (gateway.find(key)) {
            case GatewayOutcome.NotFound _ -> gateway.refund(request);
            case GatewayOutcome known -> known;
        };
    }
}
