package dev.makegood.servicedesk.claim;

import dev.makegood.order.LineRef;
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

    /** Erases one claim. Has no effect the second time. */
    public void erase(LineRef line, String claimId) {
        database.decide(() -> {
            List<Write> writes = new ArrayList<>(told.erased(line, claimId));
            claims.find(line, claimId)
                    .filter(stored -> !stored.value().erased().equals(stored.value()))
                    .ifPresent(stored ->
                            writes.add(claims.replace(stored, stored.value().erased())));
            return new Decision<>(writes.size(), writes);
        });
    }
}
