package dev.makegood.file;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.util.List;

/** Deletes the bytes that an erased buyer uploaded. The row with the file's digest stays. */
public final class EraseFile {
    private final Database database;
    private final FileStore store;
    private final UploadedFiles files;

    public EraseFile(Database database, FileStore store) {
        this.database = database;
        this.store = store;
        files = new UploadedFiles(database, store);
    }

    /** Deletes the bytes, then updates the row. In this order, a run after an interrupted one still finds the row. */
    public void erase(UploadedFile file, Instant now) {
        store.delete(file, now);
        database.decide(() -> files.find(file.line(), file.owner(), file.sha256())
                .filter(stored -> !stored.value().isErased())
                .map(stored -> new Decision<>(
                        true, List.of(files.replace(stored, stored.value().erased()))))
                .orElse(Decision.answer(false)));
    }
}
