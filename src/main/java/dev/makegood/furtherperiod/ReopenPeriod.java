package dev.makegood.furtherperiod;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.util.List;
import java.util.Optional;

/**
 * Lets a further period cancel units of a shipment that turned out not to have taken place: it ended without effect for
 * them. Else a merchant would be rid of it by a shipment that it withdraws. A period that only gives a right needs nothing,
 * since the right is there.
 */
public final class ReopenPeriod {
    private final Database database;
    private final Orders orders;

    public ReopenPeriod(Database database) {
        this.database = database;
        orders = new Orders(database);
    }

    /** Has the next pass end it once more, if units are open that it cancels; so a repeat changes nothing. */
    public void reopen(LineRef ref) {
        database.decide(() -> FurtherPeriod.find(database, ref)
                .filter(period -> period.value().endedAt().isPresent()
                        && period.value().cancelsAt().isPresent())
                .map(period -> reopened(period, orders.getLine(ref)))
                .orElse(Decision.answer(false)));
    }

    private Decision<Boolean> reopened(Stored<FurtherPeriod> period, Stored<OrderLine> line) {
        return line.value().open() == 0 || !period.value().isOf(line.value())
                ? Decision.answer(false)
                : new Decision<>(true, List.of(period.value().reopened().put(Optional.of(period)), orders.check(line)));
    }
}
