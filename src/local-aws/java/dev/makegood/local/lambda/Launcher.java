package dev.makegood.local.lambda;

import dev.makegood.local.environment.EnvironmentMain;
import dev.makegood.local.environment.LocalClock;
import dev.makegood.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts function processes as Lambda does: under the real Java runtime interface client, with Lambda's environment
 * variables and no others. The access key id names the function, so that its rights can be enforced. The client has
 * native code for Linux only (x86-64 and ARM), so functions do not start on macOS.
 *
 * @param clockFile see {@link LocalClock}
 * @param logs the directory for one log file per function
 * @param cpu for which part of the time the processes run
 * @param endpoints further environment variables for every function, such as the address of DynamoDB
 */
public record Launcher(Code code, Path clockFile, Path logs, CpuShare cpu, Map<String, String> endpoints) {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** The part of a function's memory that goes to the heap; the JVM's own structures need the rest. */
    private static final int HEAP_PERCENT = 80;

    /**
     * Starts one process.
     *
     * @param runtimePort where its Runtime API is
     * @param furtherFlags of the JVM
     */
    Process start(FunctionSpec function, int runtimePort, List<String> furtherFlags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                // Lambda's own choice for Java: the quick compiler only.
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + function.memoryMegabytes() * HEAP_PERCENT / 100 + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-D" + EnvironmentMain.NATIVE_PROPERTY + "=" + code.directory().resolve("native"),
                "-D" + LocalClock.FILE_PROPERTY + "=" + clockFile.toAbsolutePath()));
        command.addAll(furtherFlags);
        command.addAll(
                List.of("-cp", code.classPath(), EnvironmentMain.class.getName(), RUNTIME_CLIENT, function.handler()));
        Path log = log(function);
        var builder = new ProcessBuilder(command)
                .directory(code.directory().resolve("task").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(function.environment());
        environment.putAll(endpoints);
        environment.putAll(variables(function, runtimePort, code.directory().resolve("task")));
        try {
            Files.createDirectories(logs);
            Process process = builder.start();
            cpu.limit(process);
            return process;
        } catch (IOException fault) {
            throw new UncheckedIOException(function.logicalId() + " cannot be started", fault);
        }
    }

    /** Returns how a pool starts environments with these further JVM flags. */
    public java.util.function.Function<FunctionSpec, Environment> starter(List<String> furtherFlags) {
        return function -> new ProcessEnvironment(function, this, furtherFlags);
    }

    Path log(FunctionSpec function) {
        return logs.resolve(function.logicalId() + ".log");
    }

    /** Returns the name of a function under which the runtime client knows it. */
    public static String arn(FunctionSpec function) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + function.logicalId();
    }

    /** Returns the variables that Lambda gives each function. */
    public static Map<String, String> variables(FunctionSpec function, int runtimePort, Path taskRoot) {
        String root = taskRoot.toString();
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtimePort),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.logicalId()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes())),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.logicalId()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", function.logicalId()),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
                Map.entry("LAMBDA_TASK_ROOT", root),
                Map.entry("LAMBDA_RUNTIME_DIR", root),
                Map.entry("_HANDLER", function.handler()),
                Map.entry("TZ", ":UTC"),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"));
    }
}
