package dev.makegood.proof;

import dev.makegood.imports.FileImport;
import dev.makegood.imports.UploadStore;
import dev.makegood.storage.StorageBusy;
import java.time.Instant;
import java.util.Optional;

/** Is the bucket of files to import as a process sees it. */
record FaultyUploads(Process process, UploadStore store) implements UploadStore {
    @Override
    public Permit put(FileImport one, Instant now) {
        return store.put(one, now);
    }

    @Override
    public Optional<byte[]> get(FileImport one, Instant now) {
        return process.remote(CallSite.UPLOAD_GET, one.id(), () -> store.get(one, now), _ -> {
            throw new StorageBusy("the bucket did not answer");
        });
    }

    @Override
    public void delete(FileImport one, Instant now) {
        process.remote(
                CallSite.UPLOAD_DELETE,
                one.id(),
                () -> {
                    store.delete(one, now);
                    return true;
                },
                _ -> {
                    throw new StorageBusy("the bucket did not answer");
                });
    }
}
