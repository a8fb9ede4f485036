package dev.makegood.servicedesk.appeal;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.policy.Exemption;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.Why;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides an appeal. If it is granted, nothing is owed for the tranches that it covers: debits of the merchant are
 * posted back, pending ones are dropped, and the buyer keeps an issued coupon.
 */
public final class DecideAppeal {
    private final Database database;
    private final Appeals appeals;
    private final Cases cases;
    private final Reassessing reassessing;
    private final AppealNotices told;

    public DecideAppeal(Database database, Refunding refunding) {
        this.database = database;
        appeals = new Appeals(database);
        cases = new Cases(database);
        reassessing = new Reassessing(database, refunding);
        told = new AppealNotices(database);
    }

    /**
     * Decides an appeal, once; a late decision is accepted. The same ruling again gets the same answer.
     *
     * @param number the number of the appeal; empty for the latest
     * @param by who decides
     */
    public Outcome<Appeal> decide(CaseId id, OptionalInt number, Appeal.Ruling ruling, Actor by, Instant now) {
        return database.decide(() -> find(id, number)
                .map(stored -> decide(stored, ruling, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    /** Decides the latest appeal of a case. */
    public Outcome<Appeal> decide(CaseId id, Appeal.Ruling ruling, Actor by, Instant now) {
        return decide(id, OptionalInt.empty(), ruling, by, now);
    }

    private Optional<Stored<Appeal>> find(CaseId id, OptionalInt number) {
        return number.isPresent() ? appeals.find(id, number.getAsInt()) : appeals.find(id);
    }

    private Decision<Outcome<Appeal>> decide(Stored<Appeal> stored, Appeal.Ruling ruling, Actor by, Instant now) {
        Appeal before = stored.value();
        if (before.ticket().decision().isPresent()) {
            return Decision.answer(
                    Outcome.again(before.ticket().decision().get().ruling(), ruling, before));
        }
        Stored<Case> theCase = cases.get(before.caseId());
        Appeal decided = before.with(before.ticket().decided(ruling, by, now));
        var writes = new ArrayList<Write>();
        writes.add(appeals.replace(stored, decided));
        writes.add(cases.check(before.caseId(), Optional.of(theCase)));
        writes.add(told.decided(theCase.value(), before, ruling, now));
        Case exempt = theCase.value().exempt(before.tranches(), Exemption.APPEAL_GRANTED);
        // If the tranches were exempted meanwhile, they are already worth nothing.
        if (ruling.granted() && !exempt.equals(theCase.value())) {
            writes.addAll(reassessing.reassess(theCase, exempt, Why.APPEAL, now).writes());
        }
        return new Decision<>(new Outcome.Created<>(decided), writes);
    }
}
