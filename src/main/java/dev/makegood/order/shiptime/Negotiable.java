package dev.makegood.order.shiptime;

import dev.makegood.order.OrderLine;
import java.time.Instant;
import java.util.Optional;

/** Decides whether the ship time of a line may be moved. */
final class Negotiable {
    private Negotiable() {}

    /**
     * Returns why the ship time may not be moved to {@code shipBy}; empty if it may. A line is late after the ship time
     * in force, not at it.
     */
    static Optional<String> refusal(OrderLine line, Instant shipBy, Instant now) {
        if (line.times().late() || line.shortUnits() > 0) {
            return Optional.of("cannot be moved, since the line has a case");
        }
        if (line.open() == 0) {
            return Optional.of("cannot be moved, since the whole line has shipped");
        }
        if (now.isAfter(line.shipBy())) {
            return Optional.of("cannot be moved, since the line is late");
        }
        return shipBy.isAfter(line.shipBy())
                ? Optional.empty()
                : Optional.of("must be later than the ship time that counts, " + line.shipBy());
    }
}
