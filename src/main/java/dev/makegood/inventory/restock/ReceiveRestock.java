package dev.makegood.inventory.restock;

import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.market.Market;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Puts arrived units on the shelf, once, and records with the supplier whether its date was kept. */
public final class ReceiveRestock {
    private final Database database;
    private final Restocks restocks;
    private final Stock stock;

    public ReceiveRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        stock = new Stock(database);
    }

    /**
     * Records the arrival.
     *
     * @param arrivedAt absent if just now
     */
    public Outcome<Restock> receive(Restock.Ref ref, long units, Optional<Instant> arrivedAt, Instant now) {
        if (arrivedAt.filter(at -> ClockSkew.isYetToCome(at, now)).isPresent()) {
            return new Outcome.Refused<>(Refusal.VALUE, "arrivedAt", "is in the future");
        }
        return database.decide(() -> restocks.find(ref)
                .map(restock -> decide(restock, units, arrivedAt, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Restock>> decide(
            Stored<Restock> stored, long units, Optional<Instant> arrivedAt, Instant now) {
        Restock restock = stored.value();
        return switch (restock.state()) {
            case RestockState.Arrived arrived ->
                Decision.answer(Outcome.again(
                        new ReceiveRestockCommand(arrived.units(), arrivedAt.map(_ -> arrived.at())),
                        new ReceiveRestockCommand(units, arrivedAt),
                        restock));
            // Units that arrived count, whatever the supplier had answered.
            case RestockState.Declined declined ->
                arrive(stored, declined.arrived(units, arrivedAt.orElse(now)), arrivedAt, now);
            case RestockState.UnderWay underWay ->
                arrive(stored, underWay.arrived(units, arrivedAt.orElse(now)), arrivedAt, now);
        };
    }

    /** Records the arrival. One with an instant may be reported before the count that it adds to. */
    private Decision<Outcome<Restock>> arrive(
            Stored<Restock> stored, RestockState.Arrived arrived, Optional<Instant> arrivedAt, Instant now) {
        Restock restock = stored.value();
        StockKey key = restock.ref().stock();
        Optional<Stored<StockPosition>> old = stock.find(key);
        StockPosition position = old.map(Stored::value).orElse(StockPosition.unknown(key));
        if (arrivedAt.isEmpty() && position.onHand().isEmpty()) {
            return Decision.answer(new Outcome.Refused<>("units", "needs a recount first"));
        }
        var writes = new ArrayList<Write>();
        writes.add(restocks.replace(stored, arrived));
        writes.add(stock.put(old, position.plans().arrived(restock.restockId(), arrived.units(), arrived.at(), now)));
        arrived.answer()
                .ifPresent(reply -> writes.addAll(restocks.dated(
                        restock,
                        new Supplier.Dated(
                                restock.restockId(),
                                reply.arrivesOn(),
                                Optional.of(Market.current().dayOf(arrived.at()))))));
        return new Decision<>(new Outcome.Created<>(restock.with(arrived)), writes);
    }

    private record ReceiveRestockCommand(long units, Optional<Instant> arrivedAt) {}
}
