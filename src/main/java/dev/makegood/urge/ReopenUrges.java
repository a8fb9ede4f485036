package dev.makegood.urge;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets a line's unanswered urges be looked at again once a shipment turned out not to have taken place, or a count to be
 * wrong: while no unit was open, nothing waited for an answer. Else a merchant would be rid of them by a shipment or a
 * count that it withdraws.
 */
public final class ReopenUrges {
    private final Database database;
    private final Orders orders;

    public ReopenUrges(Database database) {
        this.database = database;
        orders = new Orders(database);
    }

    /** Has the next pass look at them, if units are open and no pass is to come; so a repeat changes nothing. */
    public void reopen(LineRef ref, Instant now) {
        database.decide(() -> Urges.find(database, ref)
                .filter(urges -> isForgotten(urges.value()))
                .map(urges -> reopened(urges, orders.getLine(ref), now))
                .orElse(Decision.answer(false)));
    }

    /**
     * Returns the write that wakes forgotten urges, for the transaction that opens the units again; a check if none was
     * forgotten.
     */
    public Write write(LineRef ref, Instant now) {
        Optional<Stored<Urges>> read = Urges.find(database, ref);
        return read.filter(urges -> isForgotten(urges.value()))
                .map(urges -> again(urges, now))
                .orElseGet(() -> Urges.check(ref, read));
    }

    private static Write again(Stored<Urges> urges, Instant now) {
        return urges.value().lookedAt(Optional.of(now)).put(Optional.of(urges));
    }

    private static boolean isForgotten(Urges urges) {
        return urges.lookAt().isEmpty()
                && urges.all().stream().anyMatch(urge -> urge.answer().isEmpty());
    }

    private Decision<Boolean> reopened(Stored<Urges> urges, Stored<OrderLine> line, Instant now) {
        return line.value().open() == 0
                ? Decision.answer(false)
                : new Decision<>(true, List.of(again(urges, now), orders.check(line)));
    }
}
