package dev.makegood.urge;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets the merchant answer an urge with the instant at which it expects to ship. A late answer is accepted. */
public final class AnswerUrge {
    private final Database database;
    private final Orders orders;
    private final Notices notices;

    public AnswerUrge(Database database) {
        this.database = database;
        orders = new Orders(database);
        notices = new Notices(database);
    }

    /**
     * Answers an urge. Refused if nothing is left to ship, or the urge has made the line overdue, even if no pass has
     * found it yet. Not found if there is no such urge.
     */
    public Outcome<Urge> answer(LineRef ref, String urgeId, Instant shipsAt, Instant now) {
        return database.decide(() -> {
            Optional<Stored<OrderLine>> line = orders.findLine(ref);
            Optional<Stored<Urges>> urges = Urges.find(database, ref);
            Optional<Urge> urge = urges.flatMap(found -> found.value().find(urgeId));
            return line.isPresent() && urge.isPresent()
                    ? decide(line.get(), urges.get(), urge.get(), shipsAt, now)
                    : Decision.answer(new Outcome.NotFound<>());
        });
    }

    private Decision<Outcome<Urge>> decide(
            Stored<OrderLine> stored, Stored<Urges> urges, Urge urge, Instant shipsAt, Instant now) {
        OrderLine line = stored.value();
        if (urge.answer().isPresent()) {
            return Decision.answer(Outcome.again(
                    new AnswerUrgeCommand(urge.answer().get().shipsAt()), new AnswerUrgeCommand(shipsAt), urge));
        }
        if (!shipsAt.isAfter(now)) {
            return refused(Refusal.VALUE, "must be in the future");
        }
        if (line.open() == 0) {
            return refused(Refusal.LATE, "comes too late: nothing of the line is left to ship");
        }
        var overdue = Overdue.of(database, line);
        if (overdue.by(urge).filter(at -> !at.isAfter(now)).isPresent()) {
            return refused(Refusal.LATE, "comes too late: the line is overdue");
        }
        Urge answered = urge.answered(shipsAt, now);
        Urges next = urges.value().with(answered);
        return new Decision<>(
                new Outcome.Created<>(answered),
                List.of(
                        next.lookedAt(UnansweredUrges.nextLook(next, overdue, now))
                                .put(Optional.of(urges)),
                        orders.check(stored),
                        overdue.check(line.ref()),
                        notices.create(new UrgeNotices(line, next.zone())
                                .answered(answered, answered.answer().orElseThrow()))));
    }

    private static Decision<Outcome<Urge>> refused(Refusal by, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, "shipsAt", reason));
    }

    private record AnswerUrgeCommand(Instant shipsAt) {}
}
