package dev.makegood.secret;

import dev.makegood.logging.Log;
import dev.makegood.secret.SecretSource.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps a secret for {@link #FRESH} after it was read, so that a rotation takes effect within that time. If the store
 * then fails, the known values stay in use for {@link #STALE}. The previous value is accepted until the overlap is
 * over.
 */
public final class RotatedSecret implements Secret {
    /** The time after which the secret is read again. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /**
     * The time for which known values stay in use if the secret cannot be read again: an outage of the store must not
     * hold up refunds.
     */
    public static final Duration STALE = Duration.ofHours(1);

    /** The least time between reads that callers with unknown keys cause. */
    static final Duration QUITE_NEW = Duration.ofSeconds(1);

    private static final Log LOG = Log.of(RotatedSecret.class);

    private final String name;
    private final SecretSource source;
    private final Clock clock;
    private final Duration overlap;
    private Versions versions;
    private Instant readAt = Instant.MIN;
    private Instant triedAt = Instant.MIN;

    /** @param overlap how long the previous value is accepted after the current one was created */
    public RotatedSecret(String name, SecretSource source, Clock clock, Duration overlap) {
        this.name = name;
        this.source = source;
        this.clock = clock;
        this.overlap = overlap;
    }

    @Override
    public String current() {
        return known(FRESH).current();
    }

    @Override
    public List<String> accepted() {
        return accepted(known(FRESH));
    }

    @Override
    public List<String> acceptedLatest() {
        return accepted(known(QUITE_NEW));
    }

    private List<String> accepted(Versions read) {
        boolean isOver = !clock.instant().isBefore(read.since().plus(overlap));
        return read.previous()
                .filter(_ -> !isOver)
                .map(previous -> List.of(read.current(), previous))
                .orElse(List.of(read.current()));
    }

    private synchronized Versions known(Duration atMost) {
        Instant now = clock.instant();
        if (isWithin(readAt, atMost, now) || isWithin(triedAt, QUITE_NEW, now) && isWithin(readAt, STALE, now)) {
            return versions;
        }
        triedAt = now;
        try {
            versions = usable(source.read());
            readAt = now;
        } catch (RuntimeException fault) {
            if (!isWithin(readAt, STALE, now)) {
                throw new SecretUnavailable(name, fault);
            }
            LOG.warn("The secret {} could not be read again and is used as it was read at " + readAt, name, fault);
        }
        return versions;
    }

    private static Versions usable(Versions read) {
        if (read.current().isBlank()) {
            throw new IllegalStateException("The secret is blank");
        }
        return new Versions(read.current(), read.since(), read.previous().filter(previous -> !previous.isBlank()));
    }

    private static boolean isWithin(Instant then, Duration span, Instant now) {
        return now.isBefore(then.plus(span));
    }
}
