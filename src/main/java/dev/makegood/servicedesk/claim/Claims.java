package dev.makegood.servicedesk.claim;

import dev.makegood.order.LineRef;
import dev.makegood.order.Tallied;
import dev.makegood.servicedesk.ticket.Tickets;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the rows of claims, which are stored with their order. An open claim is in the service desk's index.
 */
public final class Claims {
    private static final String CLAIM = "CLAIM";

    private static final RowType<Claim> ROWS =
            new RowType<>(Claim.class, claim -> key(claim.line(), claim.claimId()), Claims::indexes);

    private static final RowType<LineClaims> OF_LINE = new RowType<>(LineClaims.class, all -> ofLineKey(all.line()));

    private static final DeskWork WORK = new DeskWork(Index.CLAIMS, "claim");

    /** The list of decided claims to carry out. The schedule does this, not a person. */
    private static final DeskWork DECIDED = new DeskWork(Index.CLAIMS, "claim-decided");

    private final Database database;
    private final Tickets<Claim> tickets;

    public Claims(Database database) {
        this.database = database;
        tickets = new Tickets<>(database, ROWS, WORK);
    }

    public Tickets<Claim> tickets() {
        return tickets;
    }

    public Optional<Stored<Claim>> find(LineRef line, String claimId) {
        return ROWS.find(database, key(line, claimId));
    }

    /** Returns the claims of a line in the order of their ids. */
    public List<Claim> ofLine(LineRef line) {
        var query = Query.table(Table.ORDERS, line.orderId(), Query.Range.under(CLAIM, line.lineId()));
        return database.all(query).stream().map(row -> ROWS.read(row).value()).toList();
    }

    /**
     * Counts the claims about a merchant with this standing that were opened from {@code from} (inclusive) to
     * {@code to} (exclusive).
     *
     * @param most see {@link Tallied#count}
     */
    public long count(String merchantId, Standing standing, Instant from, Instant to, long most) {
        return Tallied.count(database, tallied(merchantId, standing), from, to, most);
    }

    /** Returns a page of the claims about a buyer's lines, whoever made them. */
    public Page<Claim> ofBuyer(String buyer, Optional<Cursor> after) {
        var query = Query.index(Index.PERSONAL_BY_BUYER, buyer, Query.Range.under(CLAIM), Query.MAX_LIMIT)
                .after(after);
        return database.query(query).map(row -> ROWS.read(row).value());
    }

    /**
     * Returns a page of decided claims that are to be carried out. Read each again before acting on it, since the index
     * may lag.
     */
    Page<Claim> toCarryOut(int limit, Optional<Cursor> after) {
        return ROWS.readable(database.query(DECIDED.waiting(limit, after)));
    }

    Write create(Claim claim) {
        return ROWS.create(claim);
    }

    Write replace(Stored<Claim> old, Claim changed) {
        return ROWS.replace(old, changed);
    }

    Optional<Stored<LineClaims>> countOfLine(LineRef line) {
        return OF_LINE.find(database, ofLineKey(line));
    }

    Write put(Optional<Stored<LineClaims>> old, LineClaims changed) {
        return OF_LINE.put(old, changed);
    }

    private static Key ofLineKey(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join("CLAIMS", line.lineId()));
    }

    private static String tallied(String merchantId, Standing standing) {
        return KeyText.join(merchantId, "claim-" + standing.id());
    }

    private static List<IndexEntry> indexes(Claim claim) {
        var entries = new ArrayList<IndexEntry>();
        entries.add(Tallied.entry(
                tallied(claim.merchantId(), Standing.of(claim)),
                claim.line().orderId(),
                claim.ticket().at()));
        entries.add(Index.PERSONAL_BY_BUYER.entry(claim.buyer(), KeyText.join(CLAIM, claim.line(), claim.claimId())));
        entries.addAll(claim.ticket().entries(WORK));
        if (claim.isToCarryOut()) {
            Instant decidedAt = claim.ticket().decision().orElseThrow().at();
            entries.add(DECIDED.entry(decidedAt, claim.ticket().at()));
        }
        return entries;
    }

    private static Key key(LineRef line, String claimId) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join(CLAIM, line.lineId(), claimId));
    }
}
