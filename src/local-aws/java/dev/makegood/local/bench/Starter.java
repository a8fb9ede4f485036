package dev.makegood.local.bench;

import dev.makegood.local.lambda.Invocation;
import dev.makegood.local.lambda.Launcher;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.lambda.RuntimeApi;
import dev.makegood.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts programs as Lambda does, each with one event: a new order. */
final class Starter {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String EXAMPLE_ORDER = "o-1001";

    private final FunctionSpec function;
    private final String event;
    private final Map<String, String> endpoints;
    private final Path log;
    private int orders;

    Starter(FunctionSpec function, String event, Map<String, String> endpoints, Path log) {
        this.function = function;
        this.event = event;
        this.endpoints = endpoints;
        this.log = log;
    }

    /**
     * Runs a program until it has answered.
     *
     * @throws IllegalStateException if it does not answer that the order is placed
     */
    FirstAnswer run(Program program, CpuGroup cpu) {
        Invocation order = Invocation.of(
                event.replace(EXAMPLE_ORDER, "o-bench-" + ++orders).getBytes(StandardCharsets.UTF_8), LIMIT.toMillis());
        try (var api = new RuntimeApi(Launcher.arn(function))) {
            var answer = api.hand(order);
            long began = System.nanoTime();
            Process process = start(program, cpu, api.port());
            process.onExit()
                    .thenRun(() -> api.fail(Outcome.Failed.of("Runtime.ExitError", program.name() + " has ended")));
            try {
                double usedBefore = 0;
                if (program.restored()) {
                    CompletableFuture.anyOf(api.restored(), answer).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                    began = System.nanoTime();
                    usedBefore = cpuMillis(process);
                }
                Outcome outcome = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                double wall = (System.nanoTime() - began) / 1e6;
                check(program, outcome);
                return new FirstAnswer(wall, cpuMillis(process) - usedBefore, peakMegabytes(process));
            } finally {
                process.destroy(); // in an orderly way, because a JVM may still have to write its recording
                process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException | InterruptedException failure) {
            throw new IllegalStateException(program.name() + " does not answer; see " + log, failure);
        }
    }

    private static double cpuMillis(Process process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    private Process start(Program program, CpuGroup cpu, int port) {
        var builder = new ProcessBuilder(cpu.within(program.command()))
                .directory(program.taskRoot().toFile()) // from which the runtime client loads
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(function.environment());
        environment.putAll(endpoints);
        environment.putAll(Launcher.variables(function, port, program.taskRoot()));
        if (program.restored()) {
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        try {
            return builder.start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void check(Program program, Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered && answered.text().contains("\"statusCode\":201"))) {
            throw new IllegalStateException(program.name() + " did not place the order: " + outcome + "; see " + log);
        }
    }

    private static double peakMegabytes(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
