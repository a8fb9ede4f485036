package dev.makegood.local.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps how far an import is beside its file, so that one that was killed goes on, and the lines that were not imported.
 * Both are written after each part of the file, the first of them last.
 */
final class Progress {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Path errors;
    private final String digest;

    /**
     * Holds how far it is.
     *
     * @param digest of the file and its map: another file begins anew
     * @param next the next report
     * @param changed the reports that were new
     * @param refused the lines that were not imported
     * @param errorBytes the length of the list of them
     */
    record State(String digest, int next, int changed, int refused, long errorBytes) {}

    Progress(Path imported, String digest) {
        this.file = imported.resolveSibling(imported.getFileName() + ".progress");
        this.errors = imported.resolveSibling(imported.getFileName() + ".errors.csv");
        this.digest = digest;
    }

    Path errors() {
        return errors;
    }

    /** Returns where to go on; removes errors of a part that was not finished. */
    State begin() throws IOException {
        State state = new State(digest, 0, 0, 0, 0);
        if (Files.exists(file)) {
            State before = JSON.readValue(file.toFile(), State.class);
            state = before.digest().equals(digest) ? before : state;
        }
        try (var list = new RandomAccessFile(errors.toFile(), "rw")) {
            list.setLength(state.errorBytes());
        }
        return state;
    }

    void keep(State state) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.write(half, JSON.writeValueAsBytes(state));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends it; the same file again would begin anew, and change nothing. */
    void end(State state) throws IOException {
        Files.deleteIfExists(file);
        if (state.refused() == 0) {
            Files.deleteIfExists(errors);
        }
    }
}
