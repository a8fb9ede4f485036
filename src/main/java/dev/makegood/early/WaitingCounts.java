package dev.makegood.early;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/**
 * Counts how many facts of each merchant wait for their orders, so that nobody can fill the table with facts about
 * orders that never come. A fact is counted in the transaction that keeps it, until the one that ends it. The count is
 * spread over several rows by order, since one row would make all facts of a merchant wait for each other. The platform,
 * which knows the orders, is not counted.
 */
final class WaitingCounts {
    /** The most facts of a merchant that wait at a time; it is refused at its first row that is full. */
    static final int MOST = 20_000;

    /** Never changes, since a fact leaves the row in which it was counted. */
    private static final int ROWS_OF_A_MERCHANT = 8;

    static final int MOST_OF_A_ROW = MOST / ROWS_OF_A_MERCHANT;

    private static final RowType<WaitingCount> ROWS =
            new RowType<>(WaitingCount.class, count -> key(count.merchantId(), count.row()));

    private final Database database;

    WaitingCounts(Database database) {
        this.database = database;
    }

    /**
     * Holds a part of a merchant's count.
     *
     * @param row from 0
     * @param facts that wait for orders of this row
     */
    record WaitingCount(String merchantId, int row, int facts) {
        WaitingCount plus(int more) {
            return new WaitingCount(merchantId, row, facts + more);
        }
    }

    /** Returns the writes that count a new fact; empty if its merchant has as many as may wait. */
    Optional<List<Write>> oneMore(EarlyFact told) {
        if (told.merchantId().isEmpty()) {
            return Optional.of(List.of());
        }
        Optional<Stored<WaitingCount>> stored = find(told);
        WaitingCount count = stored.map(Stored::value)
                .orElseGet(() -> new WaitingCount(told.merchantId().orElseThrow(), row(told), 0));
        return count.facts() < MOST_OF_A_ROW ? Optional.of(List.of(ROWS.put(stored, count.plus(1)))) : Optional.empty();
    }

    /** Returns the writes that count a fact no more. */
    List<Write> oneLess(EarlyFact told) {
        return told.merchantId().isEmpty()
                ? List.of()
                : find(told).stream()
                        .map(stored -> ROWS.replace(stored, stored.value().plus(-1)))
                        .toList();
    }

    private Optional<Stored<WaitingCount>> find(EarlyFact told) {
        return ROWS.find(database, key(told.merchantId().orElseThrow(), row(told)));
    }

    private static int row(EarlyFact told) {
        return Math.floorMod(told.fact().orderId().hashCode(), ROWS_OF_A_MERCHANT);
    }

    private static Key key(String merchantId, int row) {
        return new Key(Table.ORDERS, KeyText.join("early-facts", merchantId, row), "WAITING");
    }
}
