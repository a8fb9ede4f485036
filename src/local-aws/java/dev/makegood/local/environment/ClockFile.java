package dev.makegood.local.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Shares the platform's time with the function environments through eight bytes of memory-mapped file: either an offset
 * to the system clock or, while the clock is frozen, the instant itself, both in milliseconds. The lowest bit says
 * which.
 *
 * <p>It is one aligned word, so that a reader never sees the kind of one setting with the value of another.
 */
public final class ClockFile {
    private final MappedByteBuffer word;

    private ClockFile(MappedByteBuffer word) {
        this.word = word;
    }

    /** Opens the file, and creates one that follows the system clock if there is none. */
    public static ClockFile open(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            MappedByteBuffer word = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
            word.order(ByteOrder.nativeOrder());
            return new ClockFile(word);
        } catch (IOException fault) {
            throw new UncheckedIOException("The clock file " + file + " cannot be mapped", fault);
        }
    }

    /** Returns true if the clock is frozen. */
    public boolean frozen() {
        return (read() & 1) == 1;
    }

    /** Returns the platform's time, in whole milliseconds. */
    public Instant now() {
        long value = read();
        long millis = value >> 1;
        return Instant.ofEpochMilli((value & 1) == 1 ? millis : System.currentTimeMillis() + millis);
    }

    /** Freezes the clock at an instant. */
    public void freezeAt(Instant instant) {
        write(instant.toEpochMilli() << 1 | 1);
    }

    /** Lets the clock run from an instant. */
    public void runFrom(Instant instant) {
        write((instant.toEpochMilli() - System.currentTimeMillis()) << 1);
    }

    private long read() {
        // Another process writes; without the fence a loop could keep the first value that it read.
        VarHandle.acquireFence();
        return word.getLong(0);
    }

    private void write(long value) {
        word.putLong(0, value);
        VarHandle.releaseFence();
    }
}
