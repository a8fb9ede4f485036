package dev.makegood.functions.servicedesk;

import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFile;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a file to its callers.
 *
 * @param upload where to send its bytes
 * @param download where to fetch them
 */
public record FileView(
        String owner,
        String sha256,
        long bytes,
        String mediaType,
        Optional<AddressView> upload,
        Optional<AddressView> download) {

    /**
     * Shows a URL for one request.
     *
     * @param headers that must be sent unchanged
     */
    public record AddressView(String method, URI url, Map<String, String> headers, Instant expiresAt) {}

    public static FileView toUpload(UploadedFile file, FileStore.Permit permit) {
        return of(file, Optional.of(address("PUT", permit)), Optional.empty());
    }

    public static FileView toDownload(UploadedFile file, FileStore.Permit permit) {
        return of(file, Optional.empty(), Optional.of(address("GET", permit)));
    }

    private static FileView of(UploadedFile file, Optional<AddressView> upload, Optional<AddressView> download) {
        return new FileView(file.owner(), file.sha256(), file.bytes(), file.mediaType(), upload, download);
    }

    private static AddressView address(String method, FileStore.Permit permit) {
        return new AddressView(method, permit.url(), permit.headers(), permit.expiresAt());
    }
}
