package dev.makegood.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collects the output meanwhile, as Lambda does for the log. */
final class CapturedOutput {
    private CapturedOutput() {}

    static List<String> by(Runnable run) {
        var bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Returns the metrics that are printed meanwhile. */
    static List<JsonNode> metrics(Runnable run) {
        return by(run).stream()
                .filter(line -> line.contains("\"_aws\""))
                .map(Call::json)
                .toList();
    }
}
