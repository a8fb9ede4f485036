package dev.makegood.order.shiptime;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;

/** Decides whether the ship time of a line may be moved. */
final class Negotiable {
    private Negotiable() {}

    /**
     * Returns why the ship time may not be moved to {@code shipBy}; empty if it may. A line is late after the ship time
     * in force, not at it.
     *
     * @param policy the version whose terms apply; absent if none is in force
     */
    static Optional<String> refusal(OrderLine line, Instant shipBy, Optional<PolicyVersion> policy, Instant now) {
        if (line.times().late() || line.shortUnits() > 0) {
            return Optional.of("cannot be moved, since the line has a case");
        }
        if (line.times().undecided().isPresent()) {
            return Optional.of("cannot be moved, since the buyer decides about a delay");
        }
        if (line.open() == 0) {
            return Optional.of("cannot be moved, since the whole line has shipped");
        }
        if (now.isAfter(line.shipBy())) {
            Optional<Instant> over = overdueAt(line, policy);
            if (over.isEmpty()) {
                return Optional.of("cannot be moved, since the line is late");
            }
            if (!now.isBefore(over.get())) {
                return Optional.of("cannot be moved, since the line is overdue");
            }
        }
        if (!shipBy.isAfter(line.shipBy())) {
            return Optional.of("must be later than the ship time that counts, " + line.shipBy());
        }
        return shipBy.isAfter(now) ? Optional.empty() : Optional.of("must be in the future");
    }

    /**
     * Returns the last instant at which the buyer may answer a proposal of {@code shipBy}: while the ship time of the line
     * may be moved, and before the proposed one is over.
     */
    static Instant answerableUntil(OrderLine line, Instant shipBy, Optional<PolicyVersion> policy) {
        Instant last = overdueAt(line, policy).map(over -> over.minusMillis(1)).orElse(line.shipBy());
        return last.isBefore(shipBy) ? last : shipBy.minusMillis(1);
    }

    /** Returns the first instant at which a late line's ship time stays; empty if it stays once the line is late. */
    static Optional<Instant> overdueAt(OrderLine line, Optional<PolicyVersion> policy) {
        return policy.filter(version -> version.negotiation().onceLate())
                .flatMap(version -> line.overdueAt(version.detection().overdue()));
    }
}
