package dev.makegood.local;

import dev.makegood.local.dynamo.DynamoEndpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds the options to start a local platform with.
 *
 * @param data where everything is stored: tables, token key, clock and logs; empty for in memory
 * @param frozenAt where the clock stands still; empty for a running clock
 * @param concurrency the most environments of one function
 * @param companions further servers
 * @param database a DynamoDB to use; empty for the platform's own, which alone enforces the functions' rights
 * @param packaged a directory with another {@code template.yaml} and {@code function.zip}, in which its code is also
 *     unpacked
 * @param circumstances the circumstances of the functions
 */
public record LocalOptions(
        Ports ports,
        Optional<Path> data,
        Optional<Instant> frozenAt,
        int concurrency,
        List<Companion.Factory> companions,
        Optional<DynamoEndpoint> database,
        Optional<Path> packaged,
        Circumstances circumstances) {
    private static final int DEFAULT_CONCURRENCY = 4;

    /** Returns the documented ports, data in memory, and a running clock. */
    public static LocalOptions defaults() {
        return new LocalOptions(
                Ports.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CONCURRENCY,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Circumstances.QUIET);
    }

    /** Returns these options with ports from a base; 0 for free ones. */
    public LocalOptions ports(int base) {
        return new LocalOptions(
                Ports.from(base), data, frozenAt, concurrency, companions, database, packaged, circumstances);
    }

    public LocalOptions data(Path directory) {
        return new LocalOptions(
                ports, Optional.of(directory), frozenAt, concurrency, companions, database, packaged, circumstances);
    }

    public LocalOptions frozenAt(Instant instant) {
        return new LocalOptions(
                ports, data, Optional.of(instant), concurrency, companions, database, packaged, circumstances);
    }

    public LocalOptions concurrency(int perFunction) {
        return new LocalOptions(ports, data, frozenAt, perFunction, companions, database, packaged, circumstances);
    }

    public LocalOptions companions(List<Companion.Factory> factories) {
        return new LocalOptions(
                ports, data, frozenAt, concurrency, List.copyOf(factories), database, packaged, circumstances);
    }

    /** Uses a DynamoDB elsewhere, and creates the tables that it lacks. */
    public LocalOptions database(DynamoEndpoint elsewhere) {
        return new LocalOptions(
                ports, data, frozenAt, concurrency, companions, Optional.of(elsewhere), packaged, circumstances);
    }

    public LocalOptions packaged(Path directory) {
        return new LocalOptions(
                ports, data, frozenAt, concurrency, companions, database, Optional.of(directory), circumstances);
    }

    public LocalOptions circumstances(Circumstances around) {
        return new LocalOptions(ports, data, frozenAt, concurrency, companions, database, packaged, around);
    }
}
