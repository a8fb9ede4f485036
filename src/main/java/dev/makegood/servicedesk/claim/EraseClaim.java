package dev.makegood.servicedesk.claim;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;

/** Erases a buyer's text from a claim and from the operator's notice about it. Digests of files stay. */
public final class EraseClaim {
    private final Database database;
    private final Claims claims;
    private final ClaimNotices told;

    public EraseClaim(Database database) {
        this.database = database;
        claims = new Claims(database);
        told = new ClaimNotices(database);
    }

    /** Erases a claim. Has no effect the second time. */
    public void erase(Claim claim) {
        database.decide(() -> {
            List<Write> writes = new ArrayList<>(told.erased(claim));
            claims.tickets().change(claim, Claim::erased).ifPresent(writes::add);
            return new Decision<>(writes.size(), writes);
        });
    }
}
