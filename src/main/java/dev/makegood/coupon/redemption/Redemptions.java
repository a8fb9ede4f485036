package dev.makegood.coupon.redemption;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.Optional;

/** Reads and writes the rows of redemptions, which are stored with their coupon. */
final class Redemptions {
    private static final RowType<Redemption> ROWS =
            new RowType<>(Redemption.class, redemption -> key(redemption.couponId(), redemption.redemptionId()));

    private final Database database;

    Redemptions(Database database) {
        this.database = database;
    }

    Optional<Stored<Redemption>> find(String couponId, String redemptionId) {
        return ROWS.find(database, key(couponId, redemptionId));
    }

    /** Returns a redemption that another row refers to. */
    Stored<Redemption> get(String couponId, String redemptionId) {
        return ROWS.get(database, key(couponId, redemptionId));
    }

    /** Returns a write that creates the redemption, or replaces the one that was read. */
    Write create(Redemption redemption) {
        return ROWS.create(redemption);
    }

    Write replace(Stored<Redemption> old, Redemption changed) {
        return ROWS.replace(old, changed);
    }

    private static Key key(String couponId, String redemptionId) {
        return new Key(Table.COUPONS, couponId, KeyText.join("REDEMPTION", redemptionId));
    }
}
