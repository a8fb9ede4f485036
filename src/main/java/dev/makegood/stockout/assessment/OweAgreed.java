package dev.makegood.stockout.assessment;

import dev.makegood.policy.Agreement;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;

/**
 * Makes compensation owed that an agreement to cancel had excluded, because the operator ruled that it was a stockout.
 */
public final class OweAgreed {
    private final Database database;
    private final Cases cases;
    private final Reassessing reassessing;

    public OweAgreed(Database database, Refunding refunding) {
        this.database = database;
        cases = new Cases(database);
        reassessing = new Reassessing(database, refunding);
    }

    /** Makes it owed. Has no effect if there is no case, or everything is already owed. */
    public void owe(CaseId id, Instant now) {
        database.decide(() -> cases.find(id).map(stored -> decide(stored, now)).orElse(Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<Case> stored, Instant now) {
        Case owed = stored.value().each(OweAgreed::owed);
        return owed.equals(stored.value())
                ? Decision.answer(false)
                : new Decision<>(
                        true, reassessing.reassess(stored, owed, Why.CLAIM, now).writes());
    }

    private static Tranche owed(Tranche tranche) {
        return tranche.portion()
                .agreement()
                .filter(agreement -> !agreement.owed())
                .map(agreement -> tranche.agreed(new Agreement(agreement.id(), true, agreement.atLeast())))
                .orElse(tranche);
    }
}
