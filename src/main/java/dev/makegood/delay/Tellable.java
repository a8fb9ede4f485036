package dev.makegood.delay;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.DelayRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a merchant can tell a delay of a line. */
public final class Tellable {
    private Tellable() {}

    /**
     * Returns what silence would mean about a delay that the merchant of a line tells now; empty if it cannot.
     *
     * @param policy the version that holds for the line
     */
    public static Optional<DelayRule> rule(Database database, PolicyVersion policy, OrderLine line, Instant now) {
        if (policy.silence().isEmpty()) {
            return Optional.empty();
        }
        Delays before = Delays.find(database, line.ref()).map(Stored::value).orElseGet(() -> Delays.none(line.ref()));
        return policy.silence()
                .filter(_ -> refusal(line, before, now).isEmpty())
                .map(terms -> terms.rule(before.isLater()));
    }

    /** Returns why no delay can be told now, whatever its date; empty if one can. */
    static Optional<Outcome.Refused<Delay>> refusal(OrderLine line, Delays before, Instant now) {
        if (line.open() == 0) {
            return refused(Refusal.LATE, "comes too late: the whole line has shipped or is being refunded");
        }
        if (line.times().undecided().isPresent()) {
            return refused(Refusal.STATE, "cannot be told yet: the buyer decides about the delay that was told before");
        }
        if (now.isAfter(line.shipBy()) || line.times().late()) {
            return refused(Refusal.LATE, "comes too late: a delay had to be told by " + line.shipBy());
        }
        return before.told().size() < Delays.MOST
                ? Optional.empty()
                : refused(Refusal.LIMIT, "is of one delay too many: a line can have at most " + Delays.MOST);
    }

    static Optional<Outcome.Refused<Delay>> refused(Refusal by, String reason) {
        return Optional.of(new Outcome.Refused<>(by, "shipBy", reason));
    }
}
