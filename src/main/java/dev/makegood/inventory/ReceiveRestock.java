package dev.makegood.inventory;

import dev.makegood.fact.Recorded;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Puts what has arrived on the shelf, once, and on the supplier's record whether its date was kept. */
public final class ReceiveRestock {
    private final Database database;
    private final Restocks restocks;
    private final Stock stock;

    public ReceiveRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        stock = new Stock(database);
    }

    public Recorded<Restock> receive(Restock.Ref ref, long units, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .map(restock -> decide(restock, units, now))
                .orElse(Decision.answer(new Recorded.NotFound<>())));
    }

    private Decision<Recorded<Restock>> decide(Stored<Restock> stored, long units, Instant now) {
        Restock restock = stored.value();
        return switch (restock.state()) {
            case RestockState.Arrived arrived ->
                Decision.answer(Recorded.again(new Told(arrived.units()), new Told(units), restock));
            case RestockState.Declined _ ->
                Decision.answer(new Recorded.Refused<>("restockId", "was declined by the supplier"));
            case RestockState.UnderWay underWay -> arrive(stored, underWay.arrived(units, now), now);
        };
    }

    private Decision<Recorded<Restock>> arrive(Stored<Restock> stored, RestockState.Arrived arrived, Instant now) {
        Restock restock = stored.value();
        StockKey key = restock.ref().stock();
        Optional<Stored<StockPosition>> old = stock.find(key);
        StockPosition position = old.map(Stored::value).orElse(StockPosition.unknown(key));
        if (position.onHand().isEmpty()) {
            return Decision.answer(new Recorded.Refused<>("units", "cannot be added: there is no recount yet"));
        }
        var writes = new ArrayList<Write>();
        writes.add(restocks.replace(stored, arrived));
        writes.add(stock.put(old, position.arrived(restock.restockId(), arrived.units(), now)));
        arrived.answer()
                .ifPresent(reply -> restocks.findSupplier(key, restock.supplierId())
                        .ifPresent(supplier -> writes.add(restocks.put(
                                Optional.of(supplier),
                                supplier.value()
                                        .dated(new Supplier.Dated(
                                                restock.restockId(),
                                                reply.arrivesOn(),
                                                Optional.of(RestockState.today(now))))))));
        return new Decision<>(new Recorded.Created<>(restock.with(arrived)), writes);
    }

    private record Told(long units) {}
}
