package dev.makegood.servicedesk.handover;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.market.Market;
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

/** Lets a buyer or the merchant ask for a person to look at a case. */
public final class AskForHandOver {
    /** The most requests of each side of a case, since a person must answer each. */
    public static final int MOST = 10;

    private final Database database;
    private final Cases cases;
    private final Policies policies;
    private final HandOvers handOvers;
    private final HandOverNotices told;
    private final WorkingDays calendar;

    public AskForHandOver(Database database, WorkingDays calendar) {
        this.database = database;
        this.calendar = calendar;
        cases = new Cases(database);
        policies = new Policies(database);
        handOvers = new HandOvers(database);
        told = new HandOverNotices(database);
    }

    /**
     * Asks for a person. The same request again gets the same answer. Refused while an earlier request of the same side
     * is unanswered.
     *
     * @param by the buyer or the merchant of the case
     */
    public Outcome<HandOver> ask(CaseId caseId, String handOverId, String reason, Actor by, Instant now) {
        return database.decide(() -> cases.find(caseId)
                .map(stored -> decide(stored.value(), handOverId, reason, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<HandOver>> decide(Case c, String handOverId, String reason, Actor by, Instant now) {
        Optional<HandOver> before = handOvers.find(c.id(), handOverId).map(Stored::value);
        if (before.isPresent()) {
            return Decision.answer(
                    before.get().ticket().by().equals(by)
                            ? Outcome.again(
                                    new AskForHandOverCommand(before.get().reason()),
                                    new AskForHandOverCommand(reason),
                                    before.get())
                            : new Outcome.Refused<>("handOverId", "is already in use"));
        }
        Optional<HandOver> waiting = handOvers.ofCase(c.id()).stream()
                .filter(other ->
                        other.ticket().by().equals(by) && other.ticket().isOpen())
                .findFirst();
        if (waiting.isPresent()) {
            return Decision.answer(new Outcome.Refused<>(
                    "handOverId", "is one too many: " + waiting.get().handOverId() + " still waits for its answer"));
        }
        long asked = handOvers.ofCase(c.id()).stream()
                .filter(other -> other.ticket().by().equals(by))
                .count();
        if (asked >= MOST) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.LIMIT,
                    "handOverId",
                    "is one too many: a case can be handed over at most " + MOST + " times"));
        }
        var deadline = Market.current()
                .periods()
                .handOverAnsweredIn()
                .end(now, policies.get(c.policy()).zone(), () -> calendar);
        var handOver = new HandOver(c.id(), handOverId, reason, Optional.empty(), Ticket.asked(by, now, deadline));
        return new Decision<>(
                new Outcome.Created<>(handOver),
                List.of(handOvers.create(handOver), told.received(c, handOver), told.toAnswer(c, handOver)));
    }

    private record AskForHandOverCommand(String reason) {}
}
