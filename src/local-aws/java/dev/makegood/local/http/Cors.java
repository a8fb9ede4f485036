package dev.makegood.local.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;

/**
 * Holds which pages of other origins may call a server from a browser, as API Gateway and S3 do. The browser enforces
 * it; servers only declare it.
 *
 * @param origins as a browser sends them; none allows no other page
 * @param methods that it may use
 * @param headers that it may send, in lower case
 * @param exposed headers of answers that the page may read
 * @param maxAgeSeconds for how long the browser need not ask again
 */
public record Cors(
        List<String> origins, List<String> methods, List<String> headers, List<String> exposed, int maxAgeSeconds) {
    /** Allows no page of another origin. */
    public static final Cors NONE = new Cors(List.of(), List.of(), List.of(), List.of(), 0);

    public Cors {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposed = List.copyOf(exposed);
    }

    /**
     * Sets the answer's headers for the allowed origins, and answers preflight requests.
     *
     * @return true if it has answered
     */
    public boolean answers(HttpExchange exchange) throws IOException {
        Headers request = exchange.getRequestHeaders();
        boolean preflight = !origins.isEmpty()
                && exchange.getRequestMethod().equals("OPTIONS")
                && request.containsKey("Origin")
                && request.containsKey("Access-Control-Request-Method");
        say(request, exchange.getResponseHeaders(), preflight);
        if (preflight) {
            LoopbackServer.answer(exchange, 204, new byte[0]);
        }
        return preflight;
    }

    /** Sets no header for an origin that is not allowed. */
    private void say(Headers request, Headers answer, boolean preflight) {
        String origin = request.getFirst("Origin");
        if (origin == null || !origins.contains(origin)) {
            return;
        }
        answer.set("access-control-allow-origin", origin);
        answer.add("vary", "origin");
        if (preflight) {
            answer.set("access-control-allow-methods", String.join(",", methods));
            answer.set("access-control-allow-headers", String.join(",", headers));
            answer.set("access-control-max-age", Integer.toString(maxAgeSeconds));
        } else if (!exposed.isEmpty()) {
            answer.set("access-control-expose-headers", String.join(",", exposed));
        }
    }
}
