package dev.makegood.coupon;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The rows of coupons. A coupon is in the index of those that will expire while there is money left on it. */
public final class Coupons {
    private static final RowType<Coupon> ROWS =
            new RowType<>(Coupon.class, coupon -> key(coupon.couponId()), Coupons::indexes);

    private final Database database;

    public Coupons(Database database) {
        this.database = database;
    }

    public Optional<Stored<Coupon>> find(String couponId) {
        return ROWS.find(database, key(couponId));
    }

    /** Creates the coupon, or replaces the one that was read. */
    public Write put(Optional<Stored<Coupon>> old, Coupon now) {
        return ROWS.put(old, now);
    }

    /** The coupons of a buyer, used ones too, the first to expire first. */
    public Page<Coupon> ofHolder(String holder, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.COUPONS_BY_HOLDER, holder, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(row -> ROWS.read(row).value());
    }

    /** Ids of coupons in one shard that have expired with money left; hints, to be read again. */
    Page<String> expired(String shard, Instant now, int limit, Optional<Cursor> after) {
        var upToNow = new Query.Range.UpTo(SortableInstant.format(now));
        var query = Query.index(Index.COUPONS_EXPIRING, shard, upToNow, limit).after(after);
        return database.query(query).map(row -> row.key().partition());
    }

    private static Key key(String couponId) {
        return new Key(Table.COUPONS, couponId, "COUPON");
    }

    private static Map<String, String> indexes(Coupon coupon) {
        return coupon.balance().isPositive() ? Map.of("expiryShard", Shards.of(coupon.couponId())) : Map.of();
    }
}
