package dev.makegood.messages.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.messages.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Calls AWS's services by their JSON protocols. */
public final class Aws {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Signer signer;
    private final Optional<URI> endpoint;
    private final Http http;
    private final Clock clock;

    /** Means that a service has refused a call. */
    static final class RefusedByAws extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;
        private final String code;

        RefusedByAws(int status, String code) {
            super(status + " " + code);
            this.status = status;
            this.code = code;
        }

        /** Returns true if the same call may be taken later. */
        boolean isForNow() {
            return status >= 500 || status == 429 || code.contains("Throttl") || code.contains("TooManyRequests");
        }

        String code() {
            return code;
        }
    }

    Aws(Signer signer, Optional<URI> endpoint, Http http, Clock clock) {
        this.signer = signer;
        this.endpoint = endpoint;
        this.http = http;
        this.clock = clock;
    }

    /** Takes credentials, region and endpoint from a function's environment. */
    public static Aws of(Map<String, String> environment, Http http, Clock clock) {
        var signer = new Signer(
                environment.get("AWS_ACCESS_KEY_ID"),
                environment.get("AWS_SECRET_ACCESS_KEY"),
                environment.getOrDefault("AWS_SESSION_TOKEN", ""),
                environment.get("AWS_REGION"));
        return new Aws(signer, Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")).map(URI::create), http, clock);
    }

    /** Calls an operation of a service that names it in a header, such as DynamoDB. */
    JsonNode call(String service, String host, String target, JsonNode body) {
        return post(service, host, "/", Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", target), body);
    }

    /** Calls an operation of a service that names it in the path, such as SES. */
    JsonNode call(String service, String host, String path, Map<String, String> headers, JsonNode body) {
        return post(service, host, path, headers, body);
    }

    private JsonNode post(String service, String host, String path, Map<String, String> headers, JsonNode body) {
        URI base = endpoint.orElseGet(() -> URI.create("https://" + host + "." + signer.region() + ".amazonaws.com"));
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            var signed = signer.headers(service, base.getAuthority(), path, headers, bytes, clock.instant());
            Http.Answer answer = http.send("POST", base.resolve(path), signed, bytes);
            JsonNode read = answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
            if (answer.status() != 200) {
                throw new RefusedByAws(answer.status(), code(answer, read));
            }
            return read;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String code(Http.Answer answer, JsonNode read) {
        String type = read.path("__type").asText(answer.header("x-amzn-errortype").orElse("unknown"));
        return type.substring(type.indexOf('#') + 1).split(":")[0];
    }
}
