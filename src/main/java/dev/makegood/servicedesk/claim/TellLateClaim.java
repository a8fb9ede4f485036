package dev.makegood.servicedesk.claim;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the operator, once per claim, that a decision is late. */
public final class TellLateClaim {
    private final Database database;
    private final Claims claims;
    private final Orders orders;
    private final ClaimNotices told;

    public TellLateClaim(Database database) {
        this.database = database;
        claims = new Claims(database);
        orders = new Orders(database);
        told = new ClaimNotices(database);
    }

    /** Returns a page of claims that are due at {@code now}, told or not. */
    public Page<Claim> due(Instant now, Optional<Cursor> after) {
        return claims.due(now, after);
    }

    /**
     * Tells the operator about one claim.
     *
     * @return false if there is nothing to tell: it is not late, is decided, or was told before
     */
    public boolean tell(Claim seen, Instant now) {
        return seen.isOverdue(now)
                && database.decide(() -> claims.find(seen.line(), seen.claimId())
                        .filter(stored -> stored.value().isOverdue(now))
                        .map(stored -> decide(stored, now))
                        .orElse(Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<Claim> stored, Instant now) {
        Claim claim = stored.value();
        OrderLine line = orders.getLine(claim.line()).value();
        return new Decision<>(
                true, List.of(claims.replace(stored, claim.toldOverdue()), told.overdue(line, claim, now)));
    }
}
