package dev.makegood.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the HTTP response of a function's answer. */
record FunctionResponse(int status, Map<String, List<String>> headers, byte[] body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads an answer: an object with a statusCode is a response; any other JSON becomes the body of a 200.
     *
     * @return empty if it is neither, which the gateway answers with a 500
     */
    static Optional<FunctionResponse> read(byte[] payload) {
        try {
            JsonNode answer = MAPPER.readTree(payload);
            if (answer == null || answer.isMissingNode()) {
                return Optional.empty();
            }
            if (!answer.has("statusCode")) {
                return Optional.of(
                        new FunctionResponse(200, Map.of("content-type", List.of("application/json")), payload));
            }
            int status = answer.path("statusCode").asInt();
            boolean valid = answer.path("statusCode").isInt() && status >= 100 && status <= 599;
            return valid ? Optional.of(new FunctionResponse(status, headers(answer), body(answer))) : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> headers(JsonNode answer) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("content-type", List.of("text/plain; charset=utf-8"));
        answer.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(java.util.Locale.ROOT),
                        List.of(header.getValue().asText())));
        answer.path("multiValueHeaders").properties().forEach(header -> {
            var values = new ArrayList<String>();
            header.getValue().forEach(value -> values.add(value.asText()));
            headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), values);
        });
        var cookies = new ArrayList<String>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        return headers;
    }

    private static byte[] body(JsonNode answer) {
        String body = answer.path("body").isNull() ? "" : answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
