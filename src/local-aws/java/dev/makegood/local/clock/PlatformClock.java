package dev.makegood.local.clock;

import dev.makegood.local.environment.ClockFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Is the one clock of the local platform, which functions, token checks and schedules share. Runs like the system clock
 * until it is moved or frozen. Moving it fires no schedule. Instants are UTC in whole milliseconds. Is safe for several
 * threads.
 */
public final class PlatformClock extends Clock {
    private final ClockFile file;
    private final Path path;

    public PlatformClock(Path path) {
        this.path = path;
        this.file = ClockFile.open(path);
    }

    /** Returns the file through which environments read it. */
    public Path path() {
        return path;
    }

    /** Returns the platform's time. */
    public Instant now() {
        return file.now();
    }

    public boolean frozen() {
        return file.frozen();
    }

    /**
     * Moves to an instant, forwards or backwards. A frozen clock stays frozen there, a running one continues from
     * there.
     */
    public synchronized void set(Instant instant) {
        if (file.frozen()) {
            file.freezeAt(instant);
        } else {
            file.runFrom(instant);
        }
    }

    /** Advances by a time span. */
    public synchronized void advance(Duration span) {
        set(now().plus(span));
    }

    /** Freezes the clock at its present time. */
    public synchronized void freeze() {
        file.freezeAt(now());
    }

    /** Lets the clock run from its present time. */
    public synchronized void release() {
        file.runFrom(now());
    }

    @Override
    public Instant instant() {
        return now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The platform clock is in UTC only");
    }
}
