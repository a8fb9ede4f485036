package dev.makegood.stockout;

import dev.makegood.order.LineRef;
import dev.makegood.storage.StorageBusy;
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
            return Pass.wentShort(
                    work.get().map(EstablishStockout.Outcome::units).orElse(0));
        } catch (StorageBusy busy) {
            report.accept(ref, busy);
            return Pass.trouble();
        } catch (RuntimeException fault) {
            report.accept(ref, fault);
            return Pass.failure();
        }
    }
}
