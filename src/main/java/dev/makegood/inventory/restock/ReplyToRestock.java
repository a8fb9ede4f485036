package dev.makegood.inventory.restock;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Incoming;
import dev.makegood.inventory.Stock;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Records the supplier's answer, also after it declined. Its first date stays, since it measures the supplier's
 * punctuality; another date or quantity must be reported as a new date.
 */
public final class ReplyToRestock {
    private final Database database;
    private final Restocks restocks;
    private final Stock stock;

    public ReplyToRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        stock = new Stock(database);
    }

    public Outcome<Restock> reply(Restock.Ref ref, long units, LocalDate arrivesOn, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .map(restock -> decide(restock, new RestockState.Reply(units, arrivesOn, now), now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Restock>> decide(Stored<Restock> stored, RestockState.Reply reply, Instant now) {
        Restock restock = stored.value();
        return switch (restock.state()) {
            case RestockState.Arrived arrived ->
                arrived.answer()
                        .map(before -> again(before, reply, restock))
                        .orElseGet(() -> refused(Refusal.LATE, "comes too late: the goods have arrived"));
            case RestockState.Expected expected -> again(expected.reply(), reply, restock);
            case RestockState.Late late -> again(late.reply(), reply, restock);
            case RestockState.Requested requested -> said(stored, requested.replied(reply), reply, now);
            case RestockState.Declined declined ->
                wasSaid(restock, reply)
                        ? Decision.answer(new Outcome.Repeated<>(restock))
                        : said(stored, declined.replied(reply), reply, now);
        };
    }

    private static Decision<Outcome<Restock>> again(
            RestockState.Reply before, RestockState.Reply reply, Restock restock) {
        return Decision.answer(
                wasSaid(restock, reply)
                        ? new Outcome.Repeated<>(restock)
                        : Outcome.again(ReplyToRestockCommand.of(before), ReplyToRestockCommand.of(reply), restock));
    }

    /** Returns true if the reply was given before: a repeat is not a new answer, whatever was reported in between. */
    private static boolean wasSaid(Restock restock, RestockState.Reply reply) {
        return restock.answers().all().stream().anyMatch(answer -> answer.says(reply.units(), reply.arrivesOn()));
    }

    private Decision<Outcome<Restock>> said(
            Stored<Restock> stored, RestockState next, RestockState.Reply reply, Instant now) {
        Restock restock = stored.value();
        if (!reply.lateAt().isAfter(now)) {
            return refused(Refusal.VALUE, "is in the past");
        }
        if (restock.answers().isFull()) {
            return refused(Refusal.LIMIT, "has been changed as often as possible; request another restock");
        }
        Restock answered = restock.answered(next, restock.answers().yes(reply.units(), reply.arrivesOn(), now));
        return new Decision<>(
                new Outcome.Created<>(answered),
                List.of(
                        restocks.replace(stored, answered),
                        stock.change(
                                restock.ref().stock(),
                                position -> position.plans()
                                        .expecting(
                                                new Incoming(restock.restockId(), reply.units(), reply.arrivesOn()),
                                                now))));
    }

    private static Decision<Outcome<Restock>> refused(Refusal by, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, "arrivesOn", reason));
    }

    private record ReplyToRestockCommand(long units, LocalDate arrivesOn) {
        static ReplyToRestockCommand of(RestockState.Reply reply) {
            return new ReplyToRestockCommand(reply.units(), reply.arrivesOn());
        }
    }
}
