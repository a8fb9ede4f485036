package dev.makegood.imports;

import dev.makegood.command.Actor;
import dev.makegood.input.Sha256;
import dev.makegood.mapping.ReportMap;
import dev.makegood.storage.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds the import of one file by one map, and how far it is.
 *
 * @param mapSha256 the digest of what the map said when the file was registered
 * @param attempt 1, or more if it has begun anew
 * @param at when this attempt was registered
 * @param movedAt when it last made progress, or else was registered
 * @param refusal why the whole file was refused; only in that state
 * @param expiresAt the second after which the table deletes the row
 */
public record FileImport(
        Upload upload,
        String mapSha256,
        int attempt,
        Actor by,
        Instant at,
        State state,
        ImportProgress progress,
        Instant movedAt,
        Optional<Refusal> refusal,
        long expiresAt) {
    /** How long an import and its errors are shown: longer than anybody takes to mend a file. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Names where an import is. */
    public enum State {
        AWAITING_UPLOAD("awaitingUpload"),
        RUNNING("running"),
        DONE("done"),
        REFUSED("refused");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** Returns the name in the API. */
        public String id() {
            return id;
        }
    }

    /**
     * Names a file and its map: the same file by the same map is the same import.
     *
     * @param map the name of a shipped map
     * @param sha256 the digest of the file, 64 hexadecimal digits in lower case
     * @param dryRun true if errors are listed and nothing is taken
     */
    public record Upload(String map, String sha256, long bytes, boolean dryRun) {
        /** Returns the id of its import. */
        public String importId() {
            return Sha256.shortHex(String.join(" ", map, sha256, Long.toString(bytes), Boolean.toString(dryRun)));
        }

        /** Returns the digest of what the map says now; empty if there is no such map. */
        public Optional<String> mapSha256() {
            return ReportMap.shipped(map).map(said -> Sha256.hex(said.toString()));
        }
    }

    /** Says which field of the import, or column of the file, made the whole file useless. */
    public record Refusal(String field, String reason) {
        public Refusal {
            field = ImportError.cut(field);
            reason = ImportError.cut(reason);
        }
    }

    static FileImport registered(Upload upload, String mapSha256, int attempt, Actor by, Instant now) {
        return new FileImport(
                upload,
                mapSha256,
                attempt,
                by,
                now,
                State.AWAITING_UPLOAD,
                ImportProgress.NONE,
                now,
                Optional.empty(),
                now.plus(KEPT).getEpochSecond());
    }

    /** Returns the id, which the file and its map have made. */
    public String id() {
        return upload.importId();
    }

    /** Returns true while there is something to do. */
    public boolean isOpen() {
        return state == State.AWAITING_UPLOAD || state == State.RUNNING;
    }

    /** Returns the partition of its errors, apart from those of an earlier attempt. */
    String errorsAt() {
        return KeyText.join(id(), attempt);
    }

    /** Returns true if it can begin anew: it was refused, or its map has been changed since it was done. */
    boolean isObsolete(String mapSha256Now) {
        return state == State.REFUSED || state == State.DONE && !mapSha256.equals(mapSha256Now);
    }

    FileImport started(Instant now) {
        return with(State.RUNNING, progress, now, Optional.empty());
    }

    FileImport moved(ImportProgress to, Instant now) {
        boolean end = to.all().equals(Optional.of(to.done()));
        return with(end ? State.DONE : State.RUNNING, to, now, Optional.empty());
    }

    FileImport refused(Refusal why, Instant now) {
        return with(State.REFUSED, progress, now, Optional.of(why));
    }

    private FileImport with(State next, ImportProgress to, Instant now, Optional<Refusal> why) {
        return new FileImport(
                upload,
                mapSha256,
                attempt,
                by,
                at,
                next,
                to,
                now,
                why,
                now.plus(KEPT).getEpochSecond());
    }
}
