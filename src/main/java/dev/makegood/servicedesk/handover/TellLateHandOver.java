package dev.makegood.servicedesk.handover;

import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the operator, once per hand-over, that an answer is late. */
public final class TellLateHandOver {
    private final Database database;
    private final HandOvers handOvers;
    private final Cases cases;
    private final Policies policies;
    private final HandOverNotices told;

    public TellLateHandOver(Database database) {
        this.database = database;
        handOvers = new HandOvers(database);
        cases = new Cases(database);
        policies = new Policies(database);
        told = new HandOverNotices(database);
    }

    /** Returns a page of hand-overs that are due at {@code now}, told or not. */
    public Page<HandOver> due(Instant now, Optional<Cursor> after) {
        return handOvers.due(now, after);
    }

    /**
     * Tells the operator about one hand-over.
     *
     * @return false if there is nothing to tell: it is not late, is answered, or was told before
     */
    public boolean tell(HandOver seen, Instant now) {
        return seen.isOverdue(now)
                && database.decide(() -> handOvers
                        .find(seen.caseId(), seen.handOverId())
                        .filter(stored -> stored.value().isOverdue(now))
                        .map(stored -> decide(stored, now))
                        .orElse(Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<HandOver> stored, Instant now) {
        HandOver handOver = stored.value();
        Case c = cases.get(handOver.caseId()).value();
        var zone = policies.get(c.policy()).zone();
        return new Decision<>(
                true, List.of(handOvers.replace(stored, handOver.toldOverdue()), told.overdue(c, handOver, zone, now)));
    }
}
