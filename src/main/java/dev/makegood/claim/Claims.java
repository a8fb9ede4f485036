package dev.makegood.claim;

import dev.makegood.order.LineRef;
import dev.makegood.order.Tallied;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of claims; they lie with their order. One that waits for its decision is work of the desk. */
public final class Claims {
    private static final RowType<Claim> ROWS =
            new RowType<>(Claim.class, claim -> key(claim.line(), claim.claimId()), Claims::indexes);

    private static final RowType<LineClaims> OF_LINE = new RowType<>(LineClaims.class, all -> ofLineKey(all.line()));

    private static final DeskWork WORK = new DeskWork(Index.CLAIMS, "claim");

    /** Work of no person's: what was decided and is to be carried out. */
    private static final DeskWork DECIDED = new DeskWork(Index.CLAIMS, "claim-decided");

    private final Database database;

    public Claims(Database database) {
        this.database = database;
    }

    public Optional<Stored<Claim>> find(LineRef line, String claimId) {
        return ROWS.find(database, key(line, claimId));
    }

    /** In the order of their ids. */
    public List<Claim> ofLine(LineRef line) {
        var query = Query.table(Table.ORDERS, line.orderId(), new Query.Range.StartsWith(prefix(line)));
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    /** How many claims about a merchant were opened from {@code from} on and before {@code to}, by how they stand now. */
    public long count(String merchantId, Standing standing, Instant from, Instant to, long most) {
        return Tallied.count(database, tallied(merchantId, standing), from, to, most);
    }

    /** Claims that wait for their decisions, those due first before the others; each may have been decided just now. */
    public Page<Claim> open(int limit, Optional<Cursor> after) {
        return database.query(WORK.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /** Those of them that are due, whether or not that was told; hints, to be read again. */
    Page<Claim> due(Instant now, Optional<Cursor> after) {
        return database.query(WORK.due(now, after)).map(row -> ROWS.read(row).value());
    }

    /** Those that were decided, and are to be carried out; hints, to be read again. */
    Page<Claim> toCarryOut(int limit, Optional<Cursor> after) {
        Page<Row> page = database.query(DECIDED.waiting(limit, after));
        return new Page<>(
                page.items().stream()
                        .flatMap(row -> ROWS.readable(row).stream())
                        .toList(),
                page.next());
    }

    Write put(Optional<Stored<Claim>> old, Claim now) {
        return ROWS.put(old, now);
    }

    Optional<Stored<LineClaims>> countOfLine(LineRef line) {
        return OF_LINE.find(database, ofLineKey(line));
    }

    Write put(Optional<Stored<LineClaims>> old, LineClaims now) {
        return OF_LINE.put(old, now);
    }

    private static Key ofLineKey(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), "CLAIMS~" + line.lineId());
    }

    private static String tallied(String merchantId, Standing standing) {
        return merchantId + "~claim-" + standing.id();
    }

    private static Map<String, String> indexes(Claim claim) {
        var indexes = new HashMap<>(Tallied.attributes(tallied(claim.merchantId(), Standing.of(claim)), claim.at()));
        if (claim.decision().isEmpty()) {
            indexes.putAll(WORK.attributes(claim.decideBy(), claim.at()));
        }
        if (claim.isToCarryOut()) {
            indexes.putAll(DECIDED.attributes(claim.decision().orElseThrow().at(), claim.at()));
        }
        return indexes;
    }

    private static String prefix(LineRef line) {
        return "CLAIM~" + line.lineId() + "~";
    }

    private static Key key(LineRef line, String claimId) {
        return new Key(Table.ORDERS, line.orderId(), prefix(line) + claimId);
    }
}
