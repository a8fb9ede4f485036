package dev.makegood.local.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.gateway.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one life of a local platform in a process of its own, with its database, gateway and functions. */
final class PlatformProcess {
    /**
     * Limits how long functions may take to notice that the platform is gone; one that is starting must first begin to
     * watch it.
     */
    private static final Duration TO_NOTICE = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Path data;
    private final Process process;

    /**
     * Starts it; it may be killed before it is up.
     *
     * @param stripe a localstripe beside it; absent for none
     * @param behaviours how the gateway behaves from its start
     */
    PlatformProcess(Path data, Optional<URI> stripe, List<Behaviour> behaviours) {
        this.data = data.toAbsolutePath();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsqlite4java.library.path=target/dynamodb-native",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                PlatformMain.class.getName(),
                this.data.toString(),
                stripe.map(URI::toString).orElse(""));
        ObjectMapper mapper = new ObjectMapper();
        behaviours.forEach(one -> builder.command().add(mapper.valueToTree(one).toString()));
        try {
            Files.createDirectories(data);
            process = builder.redirectError(
                            Redirect.appendTo(data.resolve("platform.log").toFile()))
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Returns its addresses as soon as it is up; empty if it ended before. */
    Optional<Addresses> awaitUp() {
        try {
            String line = process.inputReader().readLine();
            return line == null ? Optional.empty() : Optional.of(new ObjectMapper().readValue(line, Addresses.class));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** Waits for some time, or until it ends by itself. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Kills it with kill -9.
     *
     * @throws IllegalStateException if a process of this data directory outlives it
     */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
        long end = System.nanoTime() + TO_NOTICE.toNanos();
        for (List<ProcessHandle> left = processes(); !left.isEmpty(); left = processes()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("processes outlived their platform: "
                        + left.stream().map(ProcessHandle::info).toList());
            }
            awaitEnd(left.getFirst());
        }
    }

    /** Avoids {@code onExit}, which needs a thread of the common pool; there may be none free. */
    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /**
     * Waits only briefly: a process that has ended and was not collected by its new parent still counts as alive here.
     */
    private static void awaitEnd(ProcessHandle one) {
        try {
            one.onExit().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException again) {
            // The caller checks whether it still runs.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /**
     * Returns the processes that name the data directory on their command lines: each function's names its clock file.
     */
    List<ProcessHandle> processes() {
        var found = new ArrayList<ProcessHandle>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path one : all) {
                if (commandLine(one).contains(data.toString())) {
                    ProcessHandle.of(Long.parseLong(one.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return found;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
