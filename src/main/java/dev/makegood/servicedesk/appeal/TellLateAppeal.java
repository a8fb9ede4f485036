package dev.makegood.servicedesk.appeal;

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

/** Tells the operator, once per appeal, that a decision is late. */
public final class TellLateAppeal {
    private final Database database;
    private final Appeals appeals;
    private final Cases cases;
    private final Policies policies;
    private final AppealNotices told;

    public TellLateAppeal(Database database) {
        this.database = database;
        appeals = new Appeals(database);
        cases = new Cases(database);
        policies = new Policies(database);
        told = new AppealNotices(database);
    }

    /** Returns a page of appeals that are due at {@code now}, told or not. */
    public Page<Appeal> due(Instant now, Optional<Cursor> after) {
        return appeals.due(now, after);
    }

    /**
     * Tells the operator about one appeal.
     *
     * @return false if there is nothing to tell: it is not late, is decided, or was told before
     */
    public boolean tell(Appeal seen, Instant now) {
        return seen.isOverdue(now)
                && database.decide(() -> appeals.find(seen.caseId(), seen.number())
                        .filter(stored -> stored.value().isOverdue(now))
                        .map(stored -> decide(stored, now))
                        .orElse(Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<Appeal> stored, Instant now) {
        Appeal appeal = stored.value();
        Case c = cases.get(appeal.caseId()).value();
        var zone = policies.get(c.policy()).zone();
        return new Decision<>(
                true, List.of(appeals.replace(stored, appeal.toldOverdue()), told.overdue(c, appeal, zone, now)));
    }
}
