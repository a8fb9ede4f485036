package dev.makegood.order.archive;

import static java.util.Comparator.comparing;

import dev.makegood.order.OrderLine;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes the rows of orders that are in the archive, and counts their lines. An order that has changed stays. */
final class RemoveOrders {
    private final Database database;
    private final Retention retention;

    RemoveOrders(Database database, Retention retention) {
        this.database = database;
        this.retention = retention;
    }

    /**
     * Removes orders, several in one transaction, so that the count of a merchant's lines is written once for all of
     * them.
     *
     * @param orders as just read; each has a tombstone that describes it
     * @return how many were removed
     */
    int remove(List<OrderRows> orders, Instant now) {
        int removed = 0;
        for (List<OrderRows> some : transactions(orders)) {
            removed += database.commit(writes(some))
                    ? some.size()
                    : (int) some.stream()
                            .filter(order -> removeAlone(order.orderId(), now))
                            .count();
        }
        return removed;
    }

    private boolean removeAlone(String orderId, Instant now) {
        return database.decide(() -> {
            OrderRows order = OrderRows.read(database, orderId);
            boolean leaves = retention.isOver(order, now)
                    && Tombstone.ROWS
                            .find(database, Tombstone.key(orderId))
                            .map(Stored::value)
                            .filter(tombstone -> tombstone.isOf(order) && tombstone.isSeen(now))
                            .isPresent();
            return leaves ? new Decision<>(true, writes(List.of(order))) : Decision.answer(false);
        });
    }

    private List<Write> writes(List<OrderRows> orders) {
        var writes = new ArrayList<Write>();
        orders.forEach(order -> writes.addAll(order.deletions()));
        List<OrderLine> lines =
                orders.stream().flatMap(order -> order.lines().stream()).toList();
        writes.addAll(ArchivedLines.leaving(database, lines));
        return writes;
    }

    /** Puts orders of the same merchant and month beside each other. */
    private static List<List<OrderRows>> transactions(List<OrderRows> orders) {
        var transactions = new ArrayList<List<OrderRows>>();
        int writes = Database.MAX_WRITES;
        for (OrderRows order :
                orders.stream().sorted(comparing(RemoveOrders::owner)).toList()) {
            int most = order.all().size() + order.lines().size();
            if (writes + most > Database.MAX_WRITES) {
                transactions.add(new ArrayList<>());
                writes = 0;
            }
            transactions.getLast().add(order);
            writes += most;
        }
        return transactions;
    }

    private static String owner(OrderRows order) {
        OrderLine first = order.lines().getFirst();
        return first.line().merchantId() + first.paidAt();
    }
}
