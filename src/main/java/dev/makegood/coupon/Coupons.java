package dev.makegood.coupon;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of coupons. A coupon is in the expiry index while it has money left. */
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

    /** Returns a coupon that another row refers to. */
    public Stored<Coupon> get(String couponId) {
        return ROWS.get(database, key(couponId));
    }

    /** Returns a write that creates the coupon, or replaces the one that was read. */
    public Write put(Optional<Stored<Coupon>> old, Coupon changed) {
        return ROWS.put(old, changed);
    }

    public Write create(Coupon coupon) {
        return ROWS.create(coupon);
    }

    public Write replace(Stored<Coupon> old, Coupon changed) {
        return ROWS.replace(old, changed);
    }

    /** Returns a page of a buyer's coupons, including used ones, the earliest to expire first. */
    public Page<Coupon> ofHolder(String holder, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.COUPONS_BY_HOLDER, holder, new Query.Range.All(), limit)
                .after(after);
        return database.wholeRows(query).map(row -> ROWS.read(row).value());
    }

    /**
     * Returns a page of one shard's coupon ids that have expired with money left. Read each again before acting on it,
     * since the index may lag.
     */
    public Page<String> expired(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.COUPONS_EXPIRING, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(row -> row.key().partition());
    }

    private static Key key(String couponId) {
        return new Key(Table.COUPONS, couponId, "COUPON");
    }

    private static List<IndexEntry> indexes(Coupon coupon) {
        IndexEntry ofHolder = Index.COUPONS_BY_HOLDER.entry(coupon.holder(), coupon.expiresAt());
        return coupon.balance().isPositive()
                ? List.of(ofHolder, Index.COUPONS_EXPIRING.entry(Shards.of(coupon.couponId()), coupon.expiresAt()))
                : List.of(ofHolder);
    }
}
