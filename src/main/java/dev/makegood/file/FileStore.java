package dev.makegood.file;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Stores the bytes of files. Callers upload and download directly, with a URL that is valid for minutes. */
public interface FileStore {
    /**
     * Permits one operation on a file.
     *
     * @param headers must be sent with the request; bytes that do not match them are refused
     * @param expiresAt the first instant at which it is refused
     */
    record Permit(URI url, Map<String, String> headers, Instant expiresAt) {}

    /** Returns a permit to upload exactly these bytes, of this size and type. */
    Permit put(UploadedFile file, Instant now);

    /** Returns a permit to download the bytes. */
    Permit get(UploadedFile file, Instant now);

    /** Returns true if the bytes are stored, with this digest and size. */
    boolean has(UploadedFile file, Instant now);

    /** Deletes the bytes; has no effect if there are none. */
    void delete(UploadedFile file, Instant now);
}
