package dev.makegood.servicedesk.appeal;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.file.KeptFiles;
import dev.makegood.order.LineRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets a merchant appeal against a case, within the days of its policy version. */
public final class BringAppeal {
    private final Database database;
    private final Cases cases;
    private final Policies policies;
    private final Appeals appeals;
    private final AppealNotices told;
    private final WorkingDays calendar;
    private final KeptFiles files;

    public BringAppeal(Database database, WorkingDays calendar, KeptFiles files) {
        this.files = files;
        this.database = database;
        this.calendar = calendar;
        cases = new Cases(database);
        policies = new Policies(database);
        appeals = new Appeals(database);
        told = new AppealNotices(database);
    }

    /**
     * Brings an appeal. The same appeal again gets the same answer, even after the time is over.
     *
     * @param by who brings it
     */
    public Outcome<Appeal> bring(CaseId id, Appeal.Plea plea, Actor by, Instant now) {
        return database.decide(() -> cases.find(id)
                .map(stored -> decide(stored, plea, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Appeal>> decide(Stored<Case> stored, Appeal.Plea plea, Actor by, Instant now) {
        Case c = stored.value();
        List<Appeal> before = appeals.ofCase(c.id());
        Optional<Appeal> same =
                before.stream().filter(appeal -> appeal.plea().equals(plea)).findFirst();
        if (same.isPresent()) {
            return Decision.answer(new Outcome.Repeated<>(same.get()));
        }
        if (!before.isEmpty() && (before.getLast().ticket().isOpen() || c.hasBeenAppealedAgainst())) {
            return Decision.answer(Outcome.again(before.getLast().plea(), plea, before.getLast()));
        }
        if (!c.isAppealable()) {
            return Decision.answer(new Outcome.Refused<>("caseId", "is exempt; there is nothing to appeal against"));
        }
        PolicyVersion policy = policies.get(c.policy());
        Instant end = AppealWindow.end(c, policy, before);
        if (!now.isBefore(end)) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.LATE, "caseId", "comes too late: the appeal had to be made before " + end));
        }
        var line = new LineRef(c.id().orderId(), c.id().lineId());
        Optional<Outcome<Appeal>> refusal = files.refusal(line, by, plea.evidence(), now);
        if (refusal.isPresent()) {
            return Decision.answer(refusal.get());
        }
        var deadline = policy.appeal()
                .decidedIn()
                .end(now, policy.zone(), () -> policy.workingDays().orElse(calendar));
        var appeal = new Appeal(c.id(), before.size() + 1, c.tranches().size(), plea, Ticket.asked(by, now, deadline));
        return new Decision<>(
                new Outcome.Created<>(appeal),
                List.of(cases.replace(stored, c.appealedAgainst()), appeals.create(appeal), told.brought(c, appeal)));
    }
}
