package dev.makegood.local.gateway;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Is an append-only file of lines for one process at a time. An appended line survives kill -9 of the process, but not
 * a loss of power: it is passed to the system, not forced to the disk.
 */
final class Journal implements AutoCloseable {

    private final RandomAccessFile file;
    private final List<String> found = new ArrayList<>();

    /** Opens or creates the journal; fails if another process has it, or it cannot be read. */
    Journal(Path directory) {
        try {
            Files.createDirectories(directory);
            Path path = directory.resolve("gateway.journal");
            file = new RandomAccessFile(path.toFile(), "rw");
            if (!locked()) {
                file.close();
                throw new IllegalStateException("Another process has the gateway's books open: " + path);
            }
            byte[] all = Files.readAllBytes(path);
            int end = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    found.add(new String(all, end, i - end, StandardCharsets.UTF_8));
                    end = i + 1;
                }
            }
            // A kill in the middle of a write leaves half a line. Nobody was answered about it, so it is dropped.
            file.setLength(end);
            file.seek(end);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean locked() throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** Returns the lines that were there when it was opened. */
    List<String> found() {
        return found;
    }

    void append(String line) {
        try {
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
