package dev.makegood.order;

import java.time.Instant;
import java.util.Optional;

/** When the ship time of a line may be moved, whoever wants it. */
final class Negotiable {
    private Negotiable() {}

    /** Why it may not be moved to {@code shipBy}; a line is late only after the ship time that counts, not at it. */
    static Optional<String> refusal(OrderLine line, Instant shipBy, Instant now) {
        if (line.late() || line.shortUnits() > 0) {
            return Optional.of("cannot be moved, since the line has a case");
        }
        if (line.open() == 0) {
            return Optional.of("cannot be moved, since all of the line has shipped");
        }
        if (now.isAfter(line.shipBy())) {
            return Optional.of("cannot be moved, since the line is late");
        }
        return shipBy.isAfter(line.shipBy())
                ? Optional.empty()
                : Optional.of("must be later than the ship time that counts, " + line.shipBy());
    }
}
