package dev.makegood.file;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.util.List;

/** Registers a file about an order line, which its owner may then upload. */
public final class RegisterFile {
    /** The most files of one owner and line; concurrent calls may exceed it. */
    static final int MOST_FILES = 20;

    private final Database database;
    private final UploadedFiles files;

    public RegisterFile(Database database, FileStore store) {
        this.database = database;
        files = new UploadedFiles(database, store);
    }

    /**
     * Registers a file. The same file again gets the same answer, so a caller who lost the first answer can still
     * upload.
     */
    public Outcome<UploadedFile> register(UploadedFile file) {
        return database.decide(() -> {
            var before = files.find(file.line(), file.owner(), file.sha256()).map(Stored::value);
            if (before.filter(UploadedFile::isErased).isPresent()) {
                return Decision.answer(new Outcome.NotFound<>());
            }
            if (before.isPresent()) {
                return Decision.answer(Outcome.again(
                        RegisterFileCommand.of(before.get()), RegisterFileCommand.of(file), before.get()));
            }
            if (files.of(file.line(), file.owner()).size() >= MOST_FILES) {
                return Decision.answer(new Outcome.Refused<>(
                        Refusal.LIMIT,
                        "sha256",
                        "is one too many: you can upload at most " + MOST_FILES + " files for a line"));
            }
            return new Decision<>(new Outcome.Created<>(file), List.of(files.create(file)));
        });
    }

    private record RegisterFileCommand(long bytes, String mediaType) {
        static RegisterFileCommand of(UploadedFile file) {
            return new RegisterFileCommand(file.bytes(), file.mediaType());
        }
    }
}
