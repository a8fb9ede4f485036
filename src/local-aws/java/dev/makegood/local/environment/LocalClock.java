package dev.makegood.local.environment;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Is the clock that functions find through {@code ServiceLoader} only in the local platform, where it follows the
 * platform's clock file. Like a machine's clock it is finer than the milliseconds of rows, also while frozen, so
 * production's own code has to cut it. Its zone is UTC.
 */
public final class LocalClock extends Clock {
    /** The system property that names the clock file. */
    public static final String FILE_PROPERTY = "makegood.local.clock";

    /** The part of an instant below the millisecond. */
    private static final int FINER_NANOS = 654_321;

    private final ClockFile file;
    private final ZoneId zone;

    /**
     * Creates the clock for {@code ServiceLoader}.
     *
     * @throws IllegalStateException if the process was not started by the local platform
     */
    public LocalClock() {
        this(ClockFile.open(fileOfThisProcess()), ZoneOffset.UTC);
    }

    private LocalClock(ClockFile file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    private static Path fileOfThisProcess() {
        String file = System.getProperty(FILE_PROPERTY);
        if (file == null) {
            throw new IllegalStateException("The system property " + FILE_PROPERTY + " is not set");
        }
        return Path.of(file);
    }

    @Override
    public Instant instant() {
        return file.now().plusNanos(FINER_NANOS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new LocalClock(file, other);
    }
}
