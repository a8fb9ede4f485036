package dev.makegood.order.archive;

import static java.util.stream.Collectors.toMap;

import dev.makegood.input.Sha256;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Says where an archived order is. The order's rows are what counts while they are in their table; the tombstone counts
 * once they are gone.
 *
 * @param object the name of the object
 * @param offset of the order's line in the object
 * @param length of the line in bytes
 * @param sha256 of the line
 * @param at when it was written
 */
record Tombstone(String orderId, String object, long offset, int length, String sha256, Instant at) {
    static final RowType<Tombstone> ROWS = new RowType<>(Tombstone.class, tombstone -> key(tombstone.orderId()));

    /** Far longer than any request takes. */
    private static final Duration SEEN_WITHIN = Duration.ofHours(1);

    static Key key(String orderId) {
        return new Key(Table.ARCHIVE, orderId, "ARCHIVED");
    }

    /** Returns the tombstones of those orders that have one, by order. */
    static Map<String, Stored<Tombstone>> of(Database database, List<OrderRows> orders) {
        List<Key> keys = orders.stream().map(order -> key(order.orderId())).toList();
        return database.findAll(keys).stream()
                .map(ROWS::read)
                .collect(toMap(stored -> stored.value().orderId(), Function.identity()));
    }

    /** Returns true if it describes these rows. */
    boolean isOf(OrderRows order) {
        return sha256.equals(Sha256.hex(order.toArchive().line()));
    }

    /** Returns true if it has been there so long that everybody who reads sees it. */
    boolean isSeen(Instant now) {
        return !now.isBefore(at.plus(SEEN_WITHIN));
    }
}
