package dev.makegood.stockout;

import dev.makegood.order.LineRef;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Handles one line of a pass: whatever is wrong with it is reported and does not stop the rest. */
public final class Attempt {
    private final BiConsumer<LineRef, RuntimeException> report;

    public Attempt(BiConsumer<LineRef, RuntimeException> report) {
        this.report = report;
    }

    Pass line(LineRef ref, Supplier<Optional<EstablishStockout.Outcome>> work) {
        try {
            int units = work.get().map(EstablishStockout.Outcome::units).orElse(0);
            return units > 0 ? new Pass(1, units, 0) : Pass.NOTHING;
        } catch (RuntimeException fault) {
            report.accept(ref, fault);
            return new Pass(0, 0, 1);
        }
    }
}
