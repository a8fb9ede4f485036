package dev.makegood.imports;

import dev.makegood.input.InvalidInput;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Works imports off, piece by piece. What has been done is stored after each piece, in one write that fails if another
 * worker has moved the import meanwhile; reports of a piece that was cut off are taken again, which changes nothing.
 */
public final class ImportFiles {
    /** The reports of a piece; a transaction has room for an error of each and the import itself. */
    static final int PIECE = 64;

    /** How long a file may be awaited; longer than anybody uploads. */
    static final Duration UPLOADED_WITHIN = Duration.ofDays(1);

    /** An import that has not moved for as long stands still: a piece takes seconds. */
    static final Duration STALLED_AFTER = Duration.ofMinutes(10);

    private final FileImports imports;
    private final UploadStore store;
    private final ReportTaker taker;
    private final Clock clock;
    private final BiConsumer<Object, RuntimeException> tell;

    /**
     * Creates it.
     *
     * @param tell receives the failure of an import, which does not stop others
     */
    public ImportFiles(
            Database database,
            UploadStore store,
            ReportTaker taker,
            Clock clock,
            BiConsumer<Object, RuntimeException> tell) {
        imports = new FileImports(database);
        this.store = store;
        this.taker = taker;
        this.clock = clock;
        this.tell = tell;
    }

    /**
     * Counts what a run did.
     *
     * @param done reports and broken lines
     * @param finished imports
     * @param stalled imports whose file is there, and which do not move
     */
    public record ImportResult(int done, int finished, int stalled) {}

    /** Works for a time; the piece at its end is finished. */
    public ImportResult runOnce(Duration budget) {
        Instant until = clock.instant().plus(budget);
        int done = 0;
        int finished = 0;
        int stalled = 0;
        for (FileImport before : imports.open()) {
            if (!clock.instant().isBefore(until)) {
                break;
            }
            FileImport after = before;
            try {
                after = work(before, until);
            } catch (RuntimeException failed) {
                tell.accept("import " + before.id(), failed);
            }
            done += after.progress().done() - before.progress().done();
            finished += after.isOpen() ? 0 : 1;
            stalled += isStalled(after) ? 1 : 0;
        }
        return new ImportResult(done, finished, stalled);
    }

    private boolean isStalled(FileImport one) {
        return one.state() == FileImport.State.RUNNING
                && one.movedAt().plus(STALLED_AFTER).isBefore(clock.instant());
    }

    /** Returns the import as far as it got. */
    private FileImport work(FileImport before, Instant until) {
        Optional<byte[]> bytes = store.get(before, clock.instant());
        if (bytes.isEmpty()) {
            return isGivenUp(before)
                    ? refuse(before, "sha256", "names a file that was not uploaded within a day, or is gone")
                    : before;
        }
        // From here on it stands still if it does not move.
        FileImport started = before.state() == FileImport.State.RUNNING
                ? before
                : imports.change(before, one -> one.started(clock.instant()), List.of())
                        .orElse(before);
        FileItems items;
        try {
            items = FileItems.read(started, bytes.get());
        } catch (InvalidInput invalid) {
            return refuse(started, invalid.field(), invalid.reason());
        }
        FileImport at = started;
        // At least one piece, however long the file took to read.
        do {
            Optional<FileImport> moved = piece(at, items);
            if (moved.isEmpty()) {
                return at;
            }
            at = moved.get();
        } while (at.isOpen() && clock.instant().isBefore(until));
        if (at.state() == FileImport.State.DONE) {
            store.delete(at, clock.instant());
        }
        return at;
    }

    private boolean isGivenUp(FileImport one) {
        return one.movedAt().plus(UPLOADED_WITHIN).isBefore(clock.instant());
    }

    /** Returns empty if a report failed or another worker has moved the import: the next run goes on. */
    private Optional<FileImport> piece(FileImport at, FileItems items) {
        int from = at.progress().done();
        int to = Math.min(from + PIECE, items.size());
        var answers = new ArrayList<>(items.broken(from, to));
        answers.addAll(taker.take(at, items.reports(from, to)));
        if (answers.stream().anyMatch(answer -> answer.kind() == ReportTaker.Kind.FAILED)) {
            return Optional.empty();
        }
        return imports.change(
                at,
                one -> one.moved(one.progress().plus(items.size(), answers), clock.instant()),
                items.errors(at, from, answers));
    }

    private FileImport refuse(FileImport one, String field, String reason) {
        return imports.change(
                        one, open -> open.refused(new FileImport.Refusal(field, reason), clock.instant()), List.of())
                .map(refused -> {
                    store.delete(refused, clock.instant());
                    return refused;
                })
                .orElse(one);
    }
}
