package dev.makegood.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a local platform shall be started.
 *
 * @param data where everything is kept: tables, token key, clock and logs; empty for in memory
 * @param frozenAt where the clock shall stand still; empty for a running clock
 * @param concurrency the most environments of one function
 * @param companions further servers
 */
public record LocalOptions(
        Ports ports,
        Optional<Path> data,
        Optional<Instant> frozenAt,
        int concurrency,
        List<Companion.Factory> companions) {
    private static final int DEFAULT_CONCURRENCY = 4;

    /** The documented ports, data in memory, a running clock. */
    public static LocalOptions defaults() {
        return new LocalOptions(Ports.DEFAULT, Optional.empty(), Optional.empty(), DEFAULT_CONCURRENCY, List.of());
    }

    /** Ports from a base on; 0 for free ones. */
    public LocalOptions ports(int base) {
        return new LocalOptions(Ports.from(base), data, frozenAt, concurrency, companions);
    }

    public LocalOptions data(Path directory) {
        return new LocalOptions(ports, Optional.of(directory), frozenAt, concurrency, companions);
    }

    public LocalOptions frozenAt(Instant instant) {
        return new LocalOptions(ports, data, Optional.of(instant), concurrency, companions);
    }

    public LocalOptions concurrency(int perFunction) {
        return new LocalOptions(ports, data, frozenAt, perFunction, companions);
    }

    public LocalOptions companions(List<Companion.Factory> factories) {
        return new LocalOptions(ports, data, frozenAt, concurrency, List.copyOf(factories));
    }
}
