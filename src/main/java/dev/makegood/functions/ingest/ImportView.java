package dev.makegood.functions.ingest;

import dev.makegood.command.Actor;
import dev.makegood.imports.FileImport;
import dev.makegood.imports.ImportError;
import dev.makegood.imports.UploadStore;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the import of a file.
 *
 * @param all reports of the file and broken lines; absent until it has been read
 * @param refusal why the whole file was refused
 * @param upload where to send its bytes; absent once they are there
 */
public record ImportView(
        String importId,
        String map,
        String sha256,
        long bytes,
        boolean dryRun,
        String state,
        Actor registeredBy,
        Instant registeredAt,
        Instant movedAt,
        Optional<Integer> all,
        int done,
        int taken,
        int unchanged,
        int refused,
        Optional<RefusalView> refusal,
        Optional<UploadView> upload) {

    /** Shows what makes the whole file useless. */
    public record RefusalView(String field, String message) {}

    /**
     * Shows a URL for one request.
     *
     * @param headers that must be sent unchanged
     */
    public record UploadView(String method, URI url, Map<String, String> headers, Instant expiresAt) {}

    /** Shows why a line was not imported. */
    public record ErrorView(int line, String field, String message) {}

    static ImportView of(FileImport one) {
        return of(one, Optional.empty());
    }

    static ImportView toUpload(FileImport one, UploadStore.Permit permit) {
        return of(one, Optional.of(new UploadView("PUT", permit.url(), permit.headers(), permit.expiresAt())));
    }

    static ErrorView error(ImportError error) {
        return new ErrorView(error.line(), error.field(), error.reason());
    }

    private static ImportView of(FileImport one, Optional<UploadView> upload) {
        return new ImportView(
                one.id(),
                one.upload().map(),
                one.upload().sha256(),
                one.upload().bytes(),
                one.upload().dryRun(),
                one.state().id(),
                one.by(),
                one.at(),
                one.movedAt(),
                one.progress().all(),
                one.progress().done(),
                one.progress().taken(),
                one.progress().unchanged(),
                one.progress().refused(),
                one.refusal().map(why -> new RefusalView(why.field(), why.reason())),
                upload);
    }
}
