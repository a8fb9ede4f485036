package dev.makegood.stockout.detection;

import dev.makegood.order.LineRef;
import dev.makegood.storage.StorageBusy;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;

/** Handles one line of a pass. Reports a failure, so that it does not stop the other lines. */
public final class Attempt {
    private final BiConsumer<LineRef, RuntimeException> report;

    public Attempt(BiConsumer<LineRef, RuntimeException> report) {
        this.report = report;
    }

    PassResult line(LineRef ref, IntSupplier units) {
        try {
            return PassResult.wentShort(units.getAsInt());
        } catch (StorageBusy busy) {
            report.accept(ref, busy);
            return PassResult.trouble();
        } catch (RuntimeException fault) {
            report.accept(ref, fault);
            return PassResult.failure();
        }
    }
}
