package dev.makegood.stockout.detection;

import dev.makegood.command.Actor;
import dev.makegood.order.LineRef;
import dev.makegood.stockout.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Lets the merchant admit that units of a line will not ship. */
public final class AdmitStockout {
    private final EstablishStockout establish;

    public AdmitStockout(EstablishStockout establish) {
        this.establish = establish;
    }

    /**
     * Admits units. A repeat, or a smaller number than before, has no effect.
     *
     * @param by who admits it, such as {@code merchant:M1}
     * @param units units of the line that will not ship, in total; empty for all that have not shipped
     * @return empty if there is no such line; an outcome without a case if the whole line has shipped
     */
    public Optional<EstablishStockout.Outcome> admit(LineRef ref, OptionalInt units, Actor by, Instant now) {
        return establish.establish(
                ref,
                Cause.admission(by),
                (line, position, policy) -> units.isPresent() ? units.getAsInt() - line.shortUnits() : line.open(),
                now);
    }
}
