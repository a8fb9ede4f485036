package dev.makegood.coupon;

import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Reassessing;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;

/** What waits for a merchant's money keeps no cap from merchants who have some: its part of the caps goes to their cases. */
final class LeaveCaps {
    private final Database database;
    private final Cases cases;
    private final Reassessing reassessing;

    LeaveCaps(Database database, Reassessing reassessing) {
        this.database = database;
        this.reassessing = reassessing;
        cases = new Cases(database);
    }

    /** Changes nothing the second time, or if the case waits no more. */
    void leave(CaseId id, Instant now) {
        database.decide(() -> cases.find(id)
                .filter(found -> found.value().compensation() instanceof Compensation.Suspended)
                .map(found -> new Decision<>(id, reassessing.leaveCaps(found, now)))
                .orElse(Decision.answer(id)));
    }
}
