package dev.makegood.file;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Where the bytes of files lie. Whoever sends or fetches them does so there, by an address that is good for minutes. */
public interface FileStore {
    /**
     * What is allowed with a file.
     *
     * @param headers that must be sent with the bytes; others' bytes are refused
     * @param expiresAt the first instant at which it is refused
     */
    record Permit(URI url, Map<String, String> headers, Instant expiresAt) {}

    /** To put these very bytes, of this size and type, and no others. */
    Permit put(UploadedFile file, Instant now);

    /** To get the bytes. */
    Permit get(UploadedFile file, Instant now);

    /** True if the bytes are there, with their digest and size. */
    boolean has(UploadedFile file, Instant now);

    /** Removes the bytes; nothing happens if they are not there. */
    void delete(UploadedFile file, Instant now);
}
