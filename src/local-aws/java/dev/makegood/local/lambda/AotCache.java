package dev.makegood.local.lambda;

import dev.makegood.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * Manages the JVM's ahead-of-time cache, which halves a cold start: recorded once per packaged content while a function
 * answers a few harmless reads, then used by every environment. A JVM that cannot use the cache runs without it, as it
 * does if the recording fails.
 */
public final class AotCache {
    private static final Duration RECORDING_LIMIT = Duration.ofMinutes(3);

    private final Path file;

    public AotCache(Code code) {
        this.file = code.directory().resolve("functions.aot");
    }

    /** Returns true if an earlier run recorded it. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Returns the JVM's flags; empty while there is no cache. */
    public List<String> flags() {
        return exists() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }

    /**
     * Records the cache, which takes some seconds, once per packaged content.
     *
     * @param events for the function, which must change nothing; its answers do not matter
     * @return true if there is a cache now
     */
    public boolean record(Launcher launcher, FunctionSpec function, List<byte[]> events) {
        Path draft = file.resolveSibling("recording-" + ProcessHandle.current().pid() + ".aot");
        try {
            var environment = new ProcessEnvironment(
                    function, launcher, List.of("-XX:AOTCacheOutput=" + draft, "-Xlog:aot=off", "-Xlog:cds=off"));
            try {
                for (byte[] event : events) {
                    environment.call(event);
                }
            } finally {
                environment.stopOrderly(RECORDING_LIMIT);
            }
            if (Files.exists(draft)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return exists();
        } catch (IOException fault) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
