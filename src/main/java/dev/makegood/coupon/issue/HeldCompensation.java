package dev.makegood.coupon.issue;

import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.stranding.Holding;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps compensation from being issued while a brake holds back the act that stranded a case's units. */
final class HeldCompensation {
    private final Database database;
    private final Cases cases;
    private final Holding holding;

    HeldCompensation(Database database) {
        this.database = database;
        cases = new Cases(database);
        holding = new Holding(database);
    }

    /** Puts off a case that is held back, behind others that are owed. Returns false if it is not held back. */
    boolean putOff(CaseId id, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Case>> stored = cases.find(id).filter(found -> CouponBatch.owes(found.value(), now));
            return stored.flatMap(found -> holding.of(found.value(), now).until())
                    .map(at -> {
                        Case later = stored.get().value().with(new Compensation.Owed(at));
                        return new Decision<>(true, List.of(cases.put(stored, later)));
                    })
                    .orElse(Decision.answer(false));
        });
    }

    /** Returns true if a case is held back now. */
    boolean holds(Case c, Instant now) {
        return holding.of(c, now).until().isPresent();
    }

    /** Returns the guards under which a case may be paid; empty if it is held back now. */
    Optional<List<Write>> mayBePaid(Case c, Instant now) {
        Holding.Answer answer = holding.of(c, now);
        return answer.until().isPresent() ? Optional.empty() : Optional.of(answer.guards());
    }
}
