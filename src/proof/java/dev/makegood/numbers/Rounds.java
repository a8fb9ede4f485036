package dev.makegood.numbers;

import dev.makegood.brake.DecideBrake;
import dev.makegood.functions.Passes;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Database;
import dev.makegood.storage.Query;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Runs the scheduled functions minute after minute until nothing is due, and records what each consumes. */
final class Rounds {
    static final String ISSUE = "issue coupons";

    /** More than any stockout here needs; beyond this, something due is never handled. */
    private static final int MOST_MINUTES = 1_000;

    private final MassStockout stockout;
    private final Supplier<Meter.Reading> meter;
    private final Cases cases;
    private final Refunds refunds;
    private final MovableClock clock = new MovableClock(MassStockout.NOW);
    private final Strandings strandings;
    private final DecideBrake decideBrake;
    private final Passes passes;
    private final Map<String, Meter.Reading> consumed = new LinkedHashMap<>();
    private final Map<String, Integer> done = new LinkedHashMap<>();
    private final Map<String, Duration> took = new LinkedHashMap<>();

    /**
     * Creates the rounds.
     *
     * @param metered the tables that the functions use
     * @param unmetered the same tables, for checks
     * @param meter returns what was consumed since the last call
     */
    Rounds(MassStockout stockout, Database metered, Database unmetered, Supplier<Meter.Reading> meter) {
        this.stockout = stockout;
        this.meter = meter;
        cases = new Cases(unmetered);
        refunds = new Refunds(unmetered);
        strandings = new Strandings(unmetered);
        decideBrake = new DecideBrake(unmetered);
        passes = new Passes(metered, new ScriptedGateway(), message -> {}, clock);
    }

    Figures run() {
        meter.get();
        int othersDoneAfter = 0;
        for (int minute = 1; minute <= MOST_MINUTES; minute++) {
            int detected = pass("detect stockouts", passes::detect);
            confirmBrakes();
            int worked = detected
                    + pass("sweep refunds", passes::sweep)
                    + pass(ISSUE, passes::issue)
                    + pass("deliver notices", passes::deliver);
            if (othersDoneAfter == 0 && stockout.othersCases().stream().allMatch(this::settled)) {
                othersDoneAfter = minute;
            }
            if (worked == 0) {
                return new Figures(stockout, consumed, done, took, minute, othersDoneAfter);
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
                        one.strandingId(), "It is right.", "merchant:" + one.merchantId(), clock.instant()));
    }

    private int pass(String name, IntSupplier function) {
        long began = System.nanoTime();
        int worked = function.getAsInt();
        took.merge(name, Duration.ofNanos(System.nanoTime() - began), Duration::plus);
        consumed.merge(name, meter.get(), Meter.Reading::plus);
        done.merge(name, worked, Integer::sum);
        return worked;
    }

    private boolean settled(CaseId id) {
        boolean issued = cases.find(id)
                .filter(found -> found.value().compensation() instanceof Compensation.Issued)
                .isPresent();
        return issued && refunds.ofCase(id).stream().allMatch(refund -> refund.state() instanceof RefundState.Settled);
    }
}
