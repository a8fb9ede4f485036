package dev.makegood.local.gateway;

import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.http.HttpPaymentGateway;
import dev.makegood.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs the simulator as a process of its own; closing it is a kill -9. */
final class SimulatorProcess implements AutoCloseable {

    private final Process process;
    private final URI uri;

    SimulatorProcess(Path directory) throws IOException {
        var builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                GatewaySimulator.class.getName(),
                "--data",
                directory.toString(),
                "--stop-with-input");
        builder.environment().put("MAKEGOOD_GATEWAY_TOKEN", "token");
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The simulator ended without a word");
        }
        uri = URI.create(line.substring(line.indexOf("http://")));
    }

    PaymentGateway gateway() {
        return new HttpPaymentGateway(uri, Secret.fixed("token"), GatewayTerms.DEFAULT);
    }

    /** Ends its standard input and waits for its exit code. */
    int endOfInput() throws IOException, InterruptedException {
        process.outputWriter().close();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
