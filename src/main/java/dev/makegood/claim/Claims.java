package dev.makegood.claim;

import dev.makegood.order.LineRef;
import dev.makegood.order.Tallied;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of claims; they lie with their order. */
public final class Claims {
    private static final RowType<Claim> ROWS = new RowType<>(
            Claim.class,
            claim -> key(claim.line(), claim.claimId()),
            claim -> Tallied.attributes(tallied(claim.merchantId(), Standing.of(claim)), claim.at()));

    private final Database database;

    public Claims(Database database) {
        this.database = database;
    }

    public Optional<Stored<Claim>> find(LineRef line, String claimId) {
        return ROWS.find(database, key(line, claimId));
    }

    /** In the order of their ids. */
    public List<Claim> ofLine(LineRef line) {
        var query =
                Query.table(Table.ORDERS, line.orderId(), new Query.Range.StartsWith(prefix(line)), Query.MAX_LIMIT);
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    /** How many claims about a merchant were opened from {@code from} on and before {@code to}, by how they stand now. */
    public long count(String merchantId, Standing standing, Instant from, Instant to, long most) {
        return Tallied.count(database, tallied(merchantId, standing), from, to, most);
    }

    Write put(Optional<Stored<Claim>> old, Claim now) {
        return ROWS.put(old, now);
    }

    private static String tallied(String merchantId, Standing standing) {
        return merchantId + "~claim-" + standing.id();
    }

    private static String prefix(LineRef line) {
        return "CLAIM~" + line.lineId() + "~";
    }

    private static Key key(LineRef line, String claimId) {
        return new Key(Table.ORDERS, line.orderId(), prefix(line) + claimId);
    }
}
