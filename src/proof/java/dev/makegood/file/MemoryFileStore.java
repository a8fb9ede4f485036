package dev.makegood.file;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Stores only which files exist, not their bytes. */
public final class MemoryFileStore implements FileStore {
    private final Set<String> there = new HashSet<>();

    public void upload(String name) {
        there.add(name);
    }

    public boolean isThere(String name) {
        return there.contains(name);
    }

    private static String name(UploadedFile file) {
        return String.join("~", file.line().orderId(), file.line().lineId(), file.owner(), file.sha256());
    }

    private static Permit permit(UploadedFile file, Instant now) {
        return new Permit(URI.create("https://files.test/" + file.path()), Map.of(), now.plus(Duration.ofMinutes(10)));
    }

    @Override
    public Permit put(UploadedFile file, Instant now) {
        return permit(file, now);
    }

    @Override
    public Permit get(UploadedFile file, Instant now) {
        return permit(file, now);
    }

    @Override
    public boolean has(UploadedFile file, Instant now) {
        return there.contains(name(file));
    }

    @Override
    public void delete(UploadedFile file, Instant now) {
        there.remove(name(file));
    }
}
