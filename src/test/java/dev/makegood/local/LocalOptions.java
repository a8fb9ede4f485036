package dev.makegood.local;

import dev.makegood.local.dynamo.DynamoEndpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a local platform shall be started.
 *
 * @param template the SAM template
 * @param zip the packaged functions
 * @param buildDirectory Maven's target directory: runtime client, unpacked code, logs
 * @param data where everything is kept; empty for in memory
 * @param frozenAt where the clock shall stand still; empty for a running clock
 * @param concurrency the most environments of one function
 * @param environments the most environments in all
 * @param ahead whether to record the JVM's AOT cache if there is none for this code yet
 * @param companions further servers
 * @param database a DynamoDB to use; empty for one of the platform's own
 */
public record LocalOptions(
        Path template,
        Path zip,
        Path buildDirectory,
        Ports ports,
        Optional<Path> data,
        Optional<Instant> frozenAt,
        int concurrency,
        int environments,
        boolean ahead,
        List<Companion.Factory> companions,
        Optional<DynamoEndpoint> database) {
    private static final int DEFAULT_CONCURRENCY = 4;
    private static final int DEFAULT_ENVIRONMENTS = 24;

    /** The project's own template and zip, the documented ports, data in memory, a running clock. */
    public static LocalOptions defaults() {
        return new LocalOptions(
                Path.of("template.yaml"),
                Path.of("target", "function.zip"),
                Path.of("target"),
                Ports.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CONCURRENCY,
                DEFAULT_ENVIRONMENTS,
                true,
                List.of(),
                Optional.empty());
    }

    /** Ports from a base on; 0 for free ones. */
    public LocalOptions ports(int base) {
        return new LocalOptions(
                template,
                zip,
                buildDirectory,
                Ports.from(base),
                data,
                frozenAt,
                concurrency,
                environments,
                ahead,
                companions,
                database);
    }

    /** Keeps tables, token key, clock and logs in a directory. */
    public LocalOptions data(Path directory) {
        return new LocalOptions(
                template,
                zip,
                buildDirectory,
                ports,
                Optional.of(directory),
                frozenAt,
                concurrency,
                environments,
                ahead,
                companions,
                database);
    }

    /** Starts with the clock standing still at an instant. */
    public LocalOptions frozenAt(Instant instant) {
        return new LocalOptions(
                template,
                zip,
                buildDirectory,
                ports,
                data,
                Optional.of(instant),
                concurrency,
                environments,
                ahead,
                companions,
                database);
    }

    /** Allows so many environments of each function. */
    public LocalOptions concurrency(int perFunction) {
        return new LocalOptions(
                template,
                zip,
                buildDirectory,
                ports,
                data,
                frozenAt,
                perFunction,
                environments,
                ahead,
                companions,
                database);
    }

    /** Allows so many environments in all. */
    public LocalOptions environments(int inAll) {
        return new LocalOptions(
                template, zip, buildDirectory, ports, data, frozenAt, concurrency, inAll, ahead, companions, database);
    }

    /** Another template and other packaged functions. */
    public LocalOptions code(Path otherTemplate, Path otherZip) {
        return new LocalOptions(
                otherTemplate,
                otherZip,
                buildDirectory,
                ports,
                data,
                frozenAt,
                concurrency,
                environments,
                ahead,
                companions,
                database);
    }

    /** Starts these further servers too. */
    public LocalOptions companions(List<Companion.Factory> factories) {
        return new LocalOptions(
                template,
                zip,
                buildDirectory,
                ports,
                data,
                frozenAt,
                concurrency,
                environments,
                ahead,
                List.copyOf(factories),
                database);
    }

    /** Uses a DynamoDB elsewhere, and creates those of the tables that it does not have. */
    public LocalOptions database(DynamoEndpoint elsewhere) {
        return new LocalOptions(
                template,
                zip,
                buildDirectory,
                ports,
                data,
                frozenAt,
                concurrency,
                environments,
                ahead,
                companions,
                Optional.of(elsewhere));
    }
}
