package dev.makegood.order;

import dev.makegood.order.archive.ArchiveStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps objects in memory. */
public final class MemoryArchive implements ArchiveStore {
    /** The objects by name; a test may damage them. */
    public final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public void put(String name, byte[] bytes) {
        objects.put(name, bytes);
    }

    @Override
    public byte[] get(String name) {
        return Optional.ofNullable(objects.get(name))
                .orElseThrow(() -> new IllegalStateException("the bucket has no " + name));
    }

    @Override
    public byte[] get(String name, long offset, int length) {
        return Arrays.copyOfRange(get(name), (int) offset, (int) offset + length);
    }
}
