package dev.makegood.inventory;

import dev.makegood.fact.Recorded;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Records what the supplier said. Its first date is the one that it is judged by, so that it stays. */
public final class ReplyToRestock {
    private final Database database;
    private final Restocks restocks;
    private final Stock stock;

    public ReplyToRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        stock = new Stock(database);
    }

    public Recorded<Restock> reply(Restock.Ref ref, long units, LocalDate arrivesOn, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .map(restock -> decide(restock, new RestockState.Reply(units, arrivesOn, now), now))
                .orElse(Decision.answer(new Recorded.NotFound<>())));
    }

    private Decision<Recorded<Restock>> decide(Stored<Restock> stored, RestockState.Reply reply, Instant now) {
        Restock restock = stored.value();
        Optional<RestockState.Reply> before = restock.state().answer();
        if (before.isPresent()) {
            return Decision.answer(Recorded.again(Told.of(before.get()), Told.of(reply), restock));
        }
        if (!(restock.state() instanceof RestockState.Requested requested)) {
            return refused(
                    restock.state() instanceof RestockState.Declined
                            ? "comes after the supplier has declined"
                            : "comes too late: the goods have arrived");
        }
        if (!reply.lateAt().isAfter(now)) {
            return refused("is in the past");
        }
        RestockState.Expected expected = requested.replied(reply);
        return new Decision<>(
                new Recorded.Created<>(restock.with(expected)),
                List.of(
                        restocks.replace(stored, expected),
                        stock.change(
                                restock.ref().stock(),
                                position -> position.expecting(
                                        new Incoming(restock.restockId(), reply.units(), reply.arrivesOn()), now))));
    }

    private static Decision<Recorded<Restock>> refused(String reason) {
        return Decision.answer(new Recorded.Refused<>("arrivesOn", reason));
    }

    private record Told(long units, LocalDate arrivesOn) {
        static Told of(RestockState.Reply reply) {
            return new Told(reply.units(), reply.arrivesOn());
        }
    }
}
