package dev.makegood.buyer;

import dev.makegood.fact.Recorded;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the one link between a buyer and its rows (PIPL 47). The rows keep a name that is nobody's: cases, refunds, coupons
 * and books go on as they would have. What a buyer owned is from then on whoever's who holds the proof.
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
     * The same again is the same answer. A buyer who comes back is another one, with a name of its own.
     *
     * @param proofSha256 of a secret that whoever asks has drawn for this erasure alone
     * @return not found if we do not know the buyer
     */
    public Recorded<Erasure> erase(String buyerId, String proofSha256, Instant now) {
        return database.decide(() -> {
            // In this order, since the reads are no snapshot: an erasure that comes between them deletes the link.
            boolean before = erasures.find(proofSha256).isPresent();
            var link = pseudonyms.link(buyerId);
            if (link.isEmpty()) {
                return Decision.answer(erasures.find(proofSha256)
                        .<Recorded<Erasure>>map(erasure -> new Recorded.Repeated<>(erasure.value()))
                        .orElseGet(Recorded.NotFound::new));
            }
            if (before) {
                return Decision.answer(
                        new Recorded.Refused<>("proofSha256", "has erased a buyer before; draw another"));
            }
            var erasure =
                    new Erasure(proofSha256, link.get().value().pseudonym(), now.truncatedTo(ChronoUnit.MILLIS), false);
            return new Decision<>(
                    new Recorded.Created<>(erasure),
                    List.of(Pseudonyms.cut(link.get()), erasures.put(Optional.empty(), erasure)));
        });
    }
}
