package dev.makegood.furtherperiod;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/**
 * Lets a further period cancel units that are open again, because a shipment turned out not to have taken place, or a
 * count to be wrong: it ended without effect for them. Else a merchant would be rid of it by a report that it withdraws.
 * A period that only gives a right needs nothing, since the right is there.
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
                .filter(ReopenPeriod::isEnded)
                .map(period -> reopened(period, orders.getLine(ref)))
                .orElse(Decision.answer(false)));
    }

    /**
     * Returns the write that has the next pass end it once more, for the transaction that opens the units again; a check
     * if there is nothing to end.
     */
    public Write write(OrderLine opened) {
        Optional<Stored<FurtherPeriod>> read = FurtherPeriod.find(database, opened.ref());
        return read.filter(ReopenPeriod::isEnded)
                .filter(period -> period.value().isOf(opened))
                .map(ReopenPeriod::again)
                .orElseGet(() -> FurtherPeriod.check(opened.ref(), read));
    }

    private static boolean isEnded(Stored<FurtherPeriod> period) {
        return period.value().endedAt().isPresent()
                && period.value().cancelsAt().isPresent();
    }

    private static Write again(Stored<FurtherPeriod> period) {
        return period.value().reopened().put(Optional.of(period));
    }

    private Decision<Boolean> reopened(Stored<FurtherPeriod> period, Stored<OrderLine> line) {
        return line.value().open() == 0 || !period.value().isOf(line.value())
                ? Decision.answer(false)
                : new Decision<>(true, List.of(again(period), orders.check(line)));
    }
}
