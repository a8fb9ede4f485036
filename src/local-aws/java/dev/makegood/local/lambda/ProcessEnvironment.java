package dev.makegood.local.lambda;

import dev.makegood.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Is an environment in a process under the runtime interface client. */
final class ProcessEnvironment implements Environment {
    /** Lambda gives an initialization 10 s on its machines; a laptop that starts many at once needs more. */
    private static final Duration INITIALIZATION_LIMIT = Duration.ofSeconds(60);

    private final FunctionSpec function;
    private final Launcher launcher;
    private final RuntimeApi api;
    private final Process process;
    private final long startedNanos = System.nanoTime();
    private boolean initialized;

    ProcessEnvironment(FunctionSpec function, Launcher launcher, List<String> flags) {
        this.function = function;
        this.launcher = launcher;
        this.api = new RuntimeApi(Launcher.arn(function));
        this.process = launcher.start(function, api.port(), flags);
        process.onExit()
                .thenAccept(ended -> api.fail(Outcome.Failed.of(
                        "Runtime.ExitError", "The function's process ended with status " + ended.exitValue())));
    }

    @Override
    public Outcome call(byte[] event) {
        try {
            Outcome.Failed notStarted = awaitInitialization();
            if (notStarted != null) {
                close();
                return notStarted;
            }
            return handAndAwait(event);
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            return Outcome.Failed.of("Local.Stopped", "The platform is stopping");
        } catch (ExecutionException impossible) {
            throw new AssertionError("Outcomes are never exceptional", impossible);
        }
    }

    private Outcome.Failed awaitInitialization() throws InterruptedException, ExecutionException {
        try {
            CompletableFuture.anyOf(api.ready(), api.broken())
                    .get(INITIALIZATION_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return api.broken().getNow(null);
        } catch (TimeoutException tooSlow) {
            return Outcome.Failed.of(
                    "Runtime.InitTimeout",
                    "The function was not ready within " + INITIALIZATION_LIMIT.toSeconds() + " s");
        }
    }

    private Outcome handAndAwait(byte[] event) throws InterruptedException, ExecutionException {
        String cold = initialized ? "" : " Init Duration: " + millisSince(startedNanos) + " ms";
        initialized = true;
        long began = System.nanoTime();
        Invocation invocation = Invocation.of(event, function.timeout().toMillis());
        Outcome outcome;
        try {
            outcome = api.hand(invocation).get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            outcome = new Outcome.TimedOut(function.timeout());
            close();
        }
        report(invocation, outcome, millisSince(began), cold);
        return outcome;
    }

    private static String millisSince(long nanos) {
        return String.format(Locale.ROOT, "%.2f", (System.nanoTime() - nanos) / 1e6);
    }

    private void report(Invocation invocation, Outcome outcome, String millis, String cold) {
        String line = "REPORT RequestId: " + invocation.requestId() + " Duration: " + millis + " ms" + cold
                + " Status: " + outcome.getClass().getSimpleName() + System.lineSeparator();
        try {
            Files.writeString(launcher.log(function), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public boolean alive() {
        return process.isAlive() && !api.broken().isDone();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }

    /** Ends the process in an orderly way, because the JVM still has to write its recording. */
    void stopOrderly(Duration limit) throws InterruptedException {
        process.destroy();
        process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        close();
    }
}
