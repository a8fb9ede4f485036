package dev.makegood.refund.sending;

import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.pause.Pause;
import dev.makegood.refund.pause.Pauses;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps refunds from being sent while an operator has paused them. They stay due, and their deadlines keep running.
 */
public final class PausedRefunds {
    /**
     * The time within which refunds go out after a pause has ended. If it were shorter, many paused refunds would delay
     * others.
     */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    private final Database database;
    private final Refunds refunds;
    private final Cases cases;
    private final Policies policies;
    private final Pauses pauses;

    public PausedRefunds(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        cases = new Cases(database);
        policies = new Policies(database);
        pauses = new Pauses(database);
    }

    /** Returns the pauses that hold back refunds now. */
    public List<Pause> active() {
        return pauses.active();
    }

    /**
     * Puts off a due refund that is paused, behind others that are due.
     *
     * @return false if it is not paused, or not to be sent now
     */
    boolean putOff(RefundId id, List<Pause> active, Instant now) {
        return !active.isEmpty() && database.decide(() -> decide(id, active, now));
    }

    private Decision<Boolean> decide(RefundId id, List<Pause> active, Instant now) {
        Stored<Refund> stored = refunds.get(id);
        Refund refund = stored.value();
        Optional<RefundState.Waiting> claimable = refund.claimable(now);
        if (claimable.isEmpty() || holdingBack(id, active).isEmpty()) {
            return Decision.answer(false);
        }
        Refund later = refund.with(claimable.get().postponed(now.plus(LOOK_AGAIN)));
        return new Decision<>(true, List.of(refunds.replace(stored, later)));
    }

    /** Returns one of these pauses that holds the refund back; empty if none does. */
    public Optional<Pause> holdingBack(RefundId id, List<Pause> active) {
        return active.isEmpty() ? Optional.empty() : covering(id, active);
    }

    private Optional<Pause> covering(RefundId id, List<Pause> active) {
        Case c = cases.get(id.caseId()).value();
        String platform = policies.get(c.policy()).domain().platform();
        return active.stream()
                .filter(pause -> pause.covers(platform, c.subject().merchantId()))
                .findFirst();
    }
}
