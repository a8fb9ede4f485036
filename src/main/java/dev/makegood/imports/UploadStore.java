package dev.makegood.imports;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Stores the files of imports until they are imported. Callers upload them directly. */
public interface UploadStore {
    /**
     * Permits one upload.
     *
     * @param headers must be sent with the request; bytes that do not match them are refused
     * @param expiresAt the first instant at which it is refused
     */
    record Permit(URI url, Map<String, String> headers, Instant expiresAt) {}

    /** Returns a permit to upload exactly the bytes of this import. */
    Permit put(FileImport one, Instant now);

    /** Returns the bytes; empty if there are none. */
    Optional<byte[]> get(FileImport one, Instant now);

    /** Deletes the bytes; has no effect if there are none. */
    void delete(FileImport one, Instant now);
}
