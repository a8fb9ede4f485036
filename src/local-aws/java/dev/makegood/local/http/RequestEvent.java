package dev.makegood.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import dev.makegood.local.token.JwtAuthorizer.Verdict;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Builds the event that an HTTP API passes to a function: payload format 2.0.
 *
 * @param accepted the authorizer's result, or null on a route without one
 */
record RequestEvent(
        String requestId,
        RouteTable.Match match,
        String method,
        URI uri,
        Headers headers,
        byte[] body,
        Verdict.Accepted accepted,
        String sourceIp,
        Instant now) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Returns the event's JSON text. */
    String json() {
        String path = match.path();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        ObjectNode event = MAPPER.createObjectNode();
        event.put("version", "2.0")
                .put("routeKey", match.route().key())
                .put("rawPath", path)
                .put("rawQueryString", query);
        if (headers.containsKey("Cookie")) {
            var cookies = event.putArray("cookies");
            headers.get("Cookie").forEach(line -> List.of(line.split("; ?")).forEach(cookies::add));
        }
        putAll(event.putObject("headers"), lowerCaseHeaders());
        if (!query.isEmpty()) {
            putAll(event.putObject("queryStringParameters"), queryParameters(query));
        }
        if (!match.parameters().isEmpty()) {
            putAll(event.putObject("pathParameters"), match.parameters());
        }
        putContext(event.putObject("requestContext"), path);
        if (body.length > 0) {
            event.put(
                    "body",
                    text()
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        return event.put("isBase64Encoded", body.length > 0 && !text()).toString();
    }

    private void putContext(ObjectNode context, String path) {
        context.put("accountId", "000000000000")
                .put("apiId", "local")
                .put("domainName", "127.0.0.1")
                .put("domainPrefix", "local")
                .put("requestId", requestId)
                .put("routeKey", match.route().key())
                .put("stage", "$default")
                .put("time", LOG_TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", sourceIp)
                .put("userAgent", headers.getFirst("User-Agent"));
        if (accepted != null) {
            ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
            ObjectNode claims = jwt.putObject("claims");
            accepted.claims().properties().forEach(claim -> claims.put(claim.getKey(), asText(claim.getValue())));
            if (match.route().scopes().isEmpty()) {
                jwt.putNull("scopes");
            } else {
                accepted.scopes().forEach(jwt.putArray("scopes")::add);
            }
        }
    }

    /** Converts a claim as the gateway does: all to text, arrays in brackets. */
    private static String asText(JsonNode claim) {
        if (!claim.isArray()) {
            return claim.isValueNode() ? claim.asText() : claim.toString();
        }
        var list = new StringJoiner(" ", "[", "]");
        claim.forEach(one -> list.add(one.asText()));
        return list.toString();
    }

    private Map<String, String> lowerCaseHeaders() {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        lower.remove("cookie");
        lower.put("x-forwarded-for", sourceIp);
        lower.put("x-forwarded-proto", "http");
        return lower;
    }

    private static Map<String, String> queryParameters(String query) {
        var parameters = new TreeMap<String, String>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            if (!name.isEmpty()) {
                parameters.merge(name, value, (first, second) -> first + "," + second);
            }
        }
        return parameters;
    }

    /** Returns true if the gateway passes the body unchanged; anything else, including form data, is in base64. */
    private boolean text() {
        String type = headers.getFirst("Content-Type");
        String plain = type == null ? "text/" : type.split(";")[0].trim().toLowerCase(Locale.ROOT);
        return plain.startsWith("text/")
                || plain.equals("application/json")
                || plain.equals("application/xml")
                || plain.equals("application/javascript")
                || plain.endsWith("+json")
                || plain.endsWith("+xml");
    }

    private static void putAll(ObjectNode node, Map<String, String> values) {
        values.forEach(node::put);
    }
}
