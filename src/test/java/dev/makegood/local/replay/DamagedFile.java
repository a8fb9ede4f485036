package dev.makegood.local.replay;

import java.nio.file.Path;

/** A file of real orders that cannot be used; the message names file, line and reason. */
final class DamagedFile extends RuntimeException {
    /** @param line from 1, the header included */
    DamagedFile(Path file, long line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
