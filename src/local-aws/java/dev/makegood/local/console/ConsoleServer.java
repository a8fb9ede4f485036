package dev.makegood.local.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.makegood.local.http.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * Serves the console as CloudFront does: the files that Maven has put together, compressed, with the template's
 * security headers. {@code /config.json} says where this platform is.
 */
public final class ConsoleServer implements HttpHandler {
    /** The console's files. */
    public static final Path FILES = Path.of("target", "web");

    /** Types by the end of a name; a name without one is a page. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "properties", "text/plain; charset=utf-8",
            "json", "application/json");

    private final Path files;
    private final Map<String, String> headers;
    private final Supplier<String> configuration;

    /**
     * Creates the server's handler.
     *
     * @param headers that each answer has
     * @param configuration what {@code /config.json} says, in JSON
     */
    public ConsoleServer(Path files, Map<String, String> headers, Supplier<String> configuration) {
        this.files = files.toAbsolutePath().normalize();
        this.headers = Map.copyOf(headers);
        this.configuration = configuration;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        headers.forEach(answer::set);
        answer.set("cache-control", "no-cache");
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            text(exchange, 405, "Only GET and HEAD\n");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/config.json")) {
            send(exchange, "json", configuration.get().getBytes(StandardCharsets.UTF_8));
            return;
        }
        Path file = file(path);
        if (!file.startsWith(files) || !Files.isRegularFile(file)) {
            text(exchange, 404, "There is no such page. scripts/local builds the pages into " + FILES + "\n");
            return;
        }
        String name = file.getFileName().toString();
        send(exchange, name.substring(name.lastIndexOf('.') + 1), Files.readAllBytes(file));
    }

    private Path file(String path) {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        return files.resolve(name.matches("[a-z]+") ? name + ".html" : name).normalize();
    }

    private static void send(HttpExchange exchange, String ending, byte[] body) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        answer.set("content-type", TYPES.getOrDefault(ending, "application/octet-stream"));
        answer.set("vary", "accept-encoding");
        String accepted = exchange.getRequestHeaders().getFirst("accept-encoding");
        if (accepted == null || !accepted.contains("gzip")) {
            LoopbackServer.answer(exchange, 200, body);
            return;
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        answer.set("content-encoding", "gzip");
        LoopbackServer.answer(exchange, 200, packed.toByteArray());
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
        LoopbackServer.answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }
}
