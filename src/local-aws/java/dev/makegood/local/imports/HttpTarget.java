package dev.makegood.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.mapping.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;

/** Sends reports to the HTTP API as the platform. */
final class HttpTarget implements Target {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST_FAULT = 500;
    private static final int TOO_MANY = 429;

    /** The most attempts of one report; the next run takes up where this one gave up. */
    private static final int MOST_ATTEMPTS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    HttpTarget(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    @Override
    public Answer take(Report report) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> response = http.send(request(report), HttpResponse.BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (status < FIRST_FAULT && status != TOO_MANY) {
                    return answer(status, response.body());
                }
                if (attempt == MOST_ATTEMPTS) {
                    throw new IllegalStateException("The API answered " + status + " " + attempt + " times.");
                }
            } catch (IOException lost) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new UncheckedIOException("The API cannot be reached", lost);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
            pause(attempt);
        }
    }

    /** Ids are encoded once more, since API Gateway decodes a path before it splits it. */
    private HttpRequest request(Report report) {
        return HttpRequest.newBuilder(URI.create(base + report.path().replace("%", "%25")))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(report.body().toString()))
                .build();
    }

    private static Answer answer(int status, byte[] body) throws IOException {
        if (status == 401 || status == 403) {
            throw new IllegalStateException("The API answered " + status + ": the token is not one of the platform.");
        }
        var faults = new ArrayList<Fault>();
        if (status / 100 != 2) {
            JsonNode problem = JSON.readTree(body);
            problem.path("errors")
                    .forEach(error -> faults.add(new Fault(
                            error.path("field").asText(), error.path("message").asText())));
            if (faults.isEmpty()) {
                faults.add(new Fault("", problem.path("detail").asText("was answered with " + status)));
            }
        }
        return new Answer(status, faults);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(Duration.ofMillis(100L << attempt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
