package dev.makegood.imports;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registers a file to be imported, which the caller may then upload. */
public final class RegisterImport {
    private final Database database;
    private final FileImports imports;

    public RegisterImport(Database database) {
        this.database = database;
        imports = new FileImports(database);
    }

    /**
     * Registers a file. The same file again is the same import, wherever that is. One that was refused begins anew, and
     * so does one that is done if its map has been changed since.
     */
    public Outcome<FileImport> register(FileImport.Upload upload, Actor by, Instant now) {
        Optional<String> map = upload.mapSha256();
        if (map.isEmpty()) {
            return new Outcome.Refused<>(Refusal.VALUE, "map", "is not one of ours");
        }
        return database.decide(() -> {
            var before = imports.find(upload.importId());
            int attempt = 1 + before.map(stored -> stored.value().attempt()).orElse(0);
            FileImport fresh = FileImport.registered(upload, map.get(), attempt, by, now);
            if (before.isEmpty()) {
                return new Decision<>(new Outcome.Created<>(fresh), List.of(imports.create(fresh)));
            }
            if (!before.get().value().isObsolete(map.get())) {
                return Decision.answer(new Outcome.Repeated<>(before.get().value()));
            }
            return new Decision<>(new Outcome.Created<>(fresh), List.of(imports.replace(before.get(), fresh)));
        });
    }
}
