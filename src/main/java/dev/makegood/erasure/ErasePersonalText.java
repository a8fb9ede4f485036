package dev.makegood.erasure;

import dev.makegood.advice.causes.EraseCorrections;
import dev.makegood.cancellation.Cancellations;
import dev.makegood.cancellation.EraseCancellation;
import dev.makegood.command.Actor;
import dev.makegood.evidence.EraseNotes;
import dev.makegood.file.EraseFile;
import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFiles;
import dev.makegood.logging.Log;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.claim.EraseClaim;
import dev.makegood.servicedesk.handover.EraseHandOvers;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Erases the texts and files of erased buyers, and notes about them, because text and pictures can identify a person.
 * Each erasure is a transaction of its own that can be repeated without effect, so the next run continues an
 * interrupted one.
 */
public final class ErasePersonalText {
    private static final Log LOG = Log.of(ErasePersonalText.class);

    private final Database database;
    private final Erasures erasures;
    private final Claims claims;
    private final Cases cases;
    private final EraseClaim claim;
    private final EraseCancellation cancellation;
    private final EraseHandOvers handOvers;
    private final EraseNotes notes;
    private final EraseCorrections corrections;
    private final UploadedFiles files;
    private final EraseFile file;

    public ErasePersonalText(Database database, FileStore store) {
        files = new UploadedFiles(database, store);
        file = new EraseFile(database, store);
        this.database = database;
        erasures = new Erasures(database);
        claims = new Claims(database);
        cases = new Cases(database);
        claim = new EraseClaim(database);
        cancellation = new EraseCancellation(database);
        handOvers = new EraseHandOvers(database);
        notes = new EraseNotes(database);
        corrections = new EraseCorrections(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param failed erasures that could not be finished; the next run tries them again
     */
    public record ErasureResult(int erased, int failed) {}

    /**
     * Erases texts and files that are due.
     *
     * @param limit about the most erasures to look at, divided equally among the shards
     */
    public ErasureResult runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        var due = new ShardPages<>((shard, after) -> erasures.due(shard, now, page, after));
        var worked = due.each(
                limit, proof -> finish(proof, now), (_, fault) -> LOG.error("cannot finish {}", "an erasure", fault));
        return new ErasureResult(worked.done(), worked.failed());
    }

    private boolean finish(String proofSha256, Instant now) {
        var found =
                erasures.find(proofSha256).filter(erasure -> !erasure.value().done());
        found.ifPresent(erasure -> erase(erasure.value().pseudonym(), now));
        return database.decide(() -> erasures.find(proofSha256)
                .filter(erasure -> !erasure.value().done())
                .map(erasure -> new Decision<>(
                        true, List.of(erasures.replace(erasure, erasure.value().finished()))))
                .orElse(Decision.answer(false)));
    }

    private void erase(String pseudonym, Instant now) {
        each(after -> claims.ofBuyer(pseudonym, after), claim::erase);
        each(after -> Cancellations.ofBuyer(database, pseudonym, after), all -> cancellation.erase(all.line()));
        each(after -> cases.ofBuyer(pseudonym, Query.MAX_LIMIT, after), c -> {
            notes.erase(c.id());
            corrections.erase(c.id());
            handOvers.erase(c.id(), Actor.buyer(pseudonym));
        });
        each(after -> files.ofBuyer(pseudonym, after), uploaded -> file.erase(uploaded, now));
    }

    private static <T> void each(Function<Optional<Cursor>, Page<T>> reader, Consumer<T> action) {
        Optional<Cursor> after = Optional.empty();
        do {
            Page<T> page = reader.apply(after);
            page.items().forEach(action);
            after = page.next();
        } while (after.isPresent());
    }
}
