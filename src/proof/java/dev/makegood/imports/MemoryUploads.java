package dev.makegood.imports;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps uploaded files in memory. */
public final class MemoryUploads implements UploadStore {
    /** The files by the ids of their imports; a test may damage them. */
    public final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public Permit put(FileImport one, Instant now) {
        return new Permit(
                URI.create("https://files.test/imports/" + one.id()), Map.of(), now.plus(Duration.ofMinutes(10)));
    }

    @Override
    public Optional<byte[]> get(FileImport one, Instant now) {
        return Optional.ofNullable(files.get(one.id()));
    }

    @Override
    public void delete(FileImport one, Instant now) {
        files.remove(one.id());
    }
}
