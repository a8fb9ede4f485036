package dev.makegood.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acts as the runtime itself. */
class RuntimeApiTest {
    private final RuntimeApi api = new RuntimeApi("arn:aws:lambda:local:000000000000:function:F");
    private final HttpClient runtime = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        runtime.close();
        api.close();
    }

    private static Invocation invocation(String event) {
        return Invocation.of(event.getBytes(StandardCharsets.UTF_8), 1000);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api.port() + "/2018-06-01/runtime/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return runtime.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String next() throws IOException, InterruptedException {
        return send("GET", "invocation/next", "")
                .headers()
                .firstValue("lambda-runtime-aws-request-id")
                .orElseThrow();
    }

    @Test
    void handsOutAnEventAndTakesItsAnswerIn() throws Exception {
        assertFalse(api.ready().isDone());
        var outcome = api.hand(invocation("{\"a\":1}"));
        HttpResponse<String> handed = send("GET", "invocation/next", "");
        assertEquals("{\"a\":1}", handed.body());
        assertTrue(api.ready().isDone());
        String id = handed.headers().firstValue("lambda-runtime-aws-request-id").orElseThrow();
        assertEquals(202, send("POST", "invocation/" + id + "/response", "done").statusCode());
        assertEquals(
                "done", assertInstanceOf(Outcome.Answered.class, outcome.get()).text());
    }

    @Test
    void runsOneCallAtATime() {
        api.hand(invocation("1"));
        assertThrows(IllegalStateException.class, () -> api.hand(invocation("2")));
    }

    @Test
    void refusesTheAnswerToAnotherCall() throws Exception {
        var outcome = api.hand(invocation("1"));
        String id = next();
        assertEquals(400, send("POST", "invocation/other/response", "late").statusCode());
        assertFalse(outcome.isDone());
        send("POST", "invocation/" + id + "/error", "{\"errorType\":\"Bad\"}");
        assertInstanceOf(Outcome.Failed.class, outcome.get());
    }

    @Test
    void failsTheCallUnderWayWhenTheEnvironmentIsGone() throws Exception {
        var outcome = api.hand(invocation("1"));
        next();
        api.fail(Outcome.Failed.of("Runtime.ExitError", "gone"));
        assertInstanceOf(Outcome.Failed.class, outcome.get());
    }

    @Test
    void reportsAFailedInitialization() throws Exception {
        assertEquals(
                202, send("POST", "init/error", "{\"errorType\":\"Broken\"}").statusCode());
        assertInstanceOf(Outcome.Failed.class, api.broken().get());
    }
}
