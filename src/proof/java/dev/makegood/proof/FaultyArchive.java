package dev.makegood.proof;

import dev.makegood.order.archive.ArchiveStore;
import dev.makegood.storage.StorageBusy;
import java.util.Arrays;

/** Is the archive's bucket as a process sees it. */
record FaultyArchive(Process process, ArchiveStore store) implements ArchiveStore {
    @Override
    public void put(String name, byte[] bytes) {
        process.remote(CallSite.ARCHIVE_PUT, name, () -> keep(name, bytes), fault -> {
            if (fault == Fault.TORN) {
                return keep(name, Arrays.copyOf(bytes, bytes.length / 2));
            }
            throw busy();
        });
    }

    private boolean keep(String name, byte[] bytes) {
        store.put(name, bytes);
        return true;
    }

    @Override
    public byte[] get(String name) {
        return process.remote(CallSite.ARCHIVE_GET, name, () -> store.get(name), _ -> {
            throw busy();
        });
    }

    @Override
    public byte[] get(String name, long offset, int length) {
        return process.remote(
                CallSite.ARCHIVE_GET, name + " at " + offset, () -> store.get(name, offset, length), _ -> {
                    throw busy();
                });
    }

    private static StorageBusy busy() {
        return new StorageBusy("the bucket did not answer");
    }
}
