package dev.makegood.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers HTTP requests on this machine as scripted, and keeps them. */
public final class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> script = _ -> new Answer(200, "{}");

    /** Holds a request. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    /** Holds an answer; the location is sent with a redirect. */
    public record Answer(int status, String body) {}

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            var one = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            asked.add(one);
            Answer answer = script.apply(one);
            if (answer.status() / 100 == 3) {
                exchange.getResponseHeaders().set("Location", answer.body());
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public void answers(Function<Asked, Answer> script) {
        this.script = script;
    }

    public void answers(int status, String body) {
        answers(_ -> new Answer(status, body));
    }

    public List<Asked> asked() {
        return asked;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
