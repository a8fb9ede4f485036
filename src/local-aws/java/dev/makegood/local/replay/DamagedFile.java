package dev.makegood.local.replay;

import java.nio.file.Path;

/** Reports a file of real orders that cannot be used; the message names file, line and reason. */
final class DamagedFile extends RuntimeException {
    /**
     * Creates the report.
     *
     * @param line from 1, including the header
     */
    DamagedFile(Path file, long line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
