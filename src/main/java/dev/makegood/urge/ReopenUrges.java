package dev.makegood.urge;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets a line's unanswered urges be looked at again once a shipment turned out not to have taken place: while everything
 * was shipped, nothing waited for an answer. Else a merchant would be rid of them by a shipment that it withdraws.
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

    private static boolean isForgotten(Urges urges) {
        return urges.lookAt().isEmpty()
                && urges.all().stream().anyMatch(urge -> urge.answer().isEmpty());
    }

    private Decision<Boolean> reopened(Stored<Urges> urges, Stored<OrderLine> line, Instant now) {
        return line.value().open() == 0
                ? Decision.answer(false)
                : new Decision<>(
                        true,
                        List.of(urges.value().lookedAt(Optional.of(now)).put(Optional.of(urges)), orders.check(line)));
    }
}
