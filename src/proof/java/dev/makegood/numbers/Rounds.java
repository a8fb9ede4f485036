package dev.makegood.numbers;

import dev.makegood.brake.DecideBrake;
import dev.makegood.command.Actor;
import dev.makegood.functions.Passes;
import dev.makegood.meter.Meter;
import dev.makegood.meter.Usage;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Query;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Runs the scheduled functions minute after minute until nothing is due, and records what each uses. */
final class Rounds {
    /** More than any stockout here needs; beyond this, something due is never handled. */
    private static final int MOST_MINUTES = 1_000;

    private final MassStockout stockout;
    private final Meter meter;
    private final Cases cases;
    private final Refunds refunds;
    private final MovableClock clock;
    private final Strandings strandings;
    private final DecideBrake decideBrake;
    private final Passes passes;
    private final Map<UseCase, Usage> used = new EnumMap<>(UseCase.class);
    private final Map<UseCase, Integer> done = new EnumMap<>(UseCase.class);

    private Rounds(MassStockout stockout, MemoryDatabase database) {
        this.stockout = stockout;
        clock = new MovableClock(stockout.now());
        meter = new Meter(database);
        cases = new Cases(database);
        refunds = new Refunds(database);
        strandings = new Strandings(database);
        decideBrake = new DecideBrake(database);
        passes = new Passes(meter, new ScriptedGateway(), message -> {}, clock);
    }

    /** Handles a mass stockout in an empty database, whose rows are left as they are in the end. */
    static Figures of(MassStockout stockout, MemoryDatabase database) {
        stockout.prepare(database);
        return new Rounds(stockout, database).run();
    }

    private Figures run() {
        int othersDoneAfter = 0;
        boolean windowIsOver = stockout.window().isZero();
        for (int minute = 1; minute <= MOST_MINUTES; minute++) {
            int detected = pass(UseCase.DETECT, passes::detect);
            confirmBrakes();
            int worked = detected
                    + pass(UseCase.SWEEP, passes::sweep)
                    + pass(UseCase.ISSUE, passes::issue)
                    + pass(UseCase.DELIVER, passes::deliver);
            if (othersDoneAfter == 0 && stockout.othersCases().stream().allMatch(this::settled)) {
                othersDoneAfter = minute;
            }
            if (worked == 0 && !windowIsOver) {
                windowIsOver = true;
                clock.advance(stockout.window());
            } else if (worked == 0) {
                return new Figures(stockout, used, done, minute, othersDoneAfter);
            }
            clock.advance(Duration.ofMinutes(1));
        }
        throw new IllegalStateException("there is no end to what is due");
    }

    /** The merchant says at once that its count is right. */
    private void confirmBrakes() {
        strandings
                .on(Query.MAX_LIMIT, Optional.empty())
                .items()
                .forEach(one -> decideBrake.confirm(
                        one.strandingId(), "It is right.", Actor.merchant(one.merchantId()), clock.instant()));
    }

    private int pass(UseCase function, IntSupplier run) {
        int worked = run.getAsInt();
        used.merge(function, meter.take(), Usage::plus);
        done.merge(function, worked, Integer::sum);
        return worked;
    }

    private boolean settled(CaseId id) {
        boolean issued = cases.find(id)
                .filter(found -> found.value().compensation() instanceof Compensation.Issued)
                .isPresent();
        return issued && refunds.ofCase(id).stream().allMatch(refund -> refund.state() instanceof RefundState.Settled);
    }
}
