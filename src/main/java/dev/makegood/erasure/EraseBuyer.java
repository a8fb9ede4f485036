package dev.makegood.erasure;

import dev.makegood.command.Outcome;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.link.EndedLinks;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Deletes the only link between a buyer and the buyer's rows (PIPL 47), and ends the buyer's signed links. The rows keep
 * a pseudonym that leads to nobody: cases, refunds, coupons and books continue unchanged. From then on, the holder of the
 * proof owns the buyer's coupons.
 */
public final class EraseBuyer {
    private final Database database;
    private final Pseudonyms pseudonyms;
    private final Erasures erasures;

    public EraseBuyer(Database database, Pseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
        erasures = new Erasures(database);
    }

    /**
     * Erases a buyer. The same request again gets the same answer. A buyer who returns later gets a new pseudonym.
     *
     * @param proofSha256 SHA-256 of a secret that the requester drew for this erasure only
     * @return not found if we do not know the buyer
     */
    public Outcome<Erasure> erase(String buyerId, String proofSha256, Instant now) {
        return database.decide(() -> {
            // In this order, because the two reads are not a snapshot: an erasure that is committed between them
            // deletes the link.
            boolean before = erasures.find(proofSha256).isPresent();
            var link = pseudonyms.link(buyerId);
            if (link.isEmpty()) {
                return Decision.answer(erasures.find(proofSha256)
                        .<Outcome<Erasure>>map(erasure -> new Outcome.Repeated<>(erasure.value()))
                        .orElseGet(Outcome.NotFound::new));
            }
            if (before) {
                return Decision.answer(
                        new Outcome.Refused<>("proofSha256", "has already erased another buyer; generate a new proof"));
            }
            String pseudonym = link.get().value().pseudonym();
            Instant at = now.truncatedTo(ChronoUnit.MILLIS);
            var erasure = new Erasure(proofSha256, pseudonym, at, false);
            return new Decision<>(
                    new Outcome.Created<>(erasure),
                    List.of(Pseudonyms.cut(link.get()), erasures.create(erasure), EndedLinks.erase(pseudonym, at)));
        });
    }
}
