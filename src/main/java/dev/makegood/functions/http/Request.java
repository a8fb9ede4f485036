package dev.makegood.functions.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.Ids;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.Percent;
import dev.makegood.input.PlainText;
import dev.makegood.input.StrictJson;
import dev.makegood.input.YamlText;
import dev.makegood.storage.Cursor;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the parts of an HTTP request strictly; reports a fault as an {@link InvalidInput} that names the field. */
public final class Request {
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 100;
    private static final String BEARER = "Bearer ";

    /** The most bytes of an id in UTF-8; a refund's id contains two other ids. Tables limit the length of keys. */
    public static final int LONGEST_ID = 2 * Ids.MOST_BYTES + 44;

    private final APIGatewayV2HTTPEvent event;
    private final Caller caller;
    private final Pseudonyms pseudonyms;

    Request(APIGatewayV2HTTPEvent event, Caller caller, Pseudonyms pseudonyms) {
        this.event = event;
        this.caller = caller;
        this.pseudonyms = pseudonyms;
    }

    public Caller caller() {
        return caller;
    }

    /** Returns the method and the path, each part of which is percent-encoded. */
    String target() {
        String target = event.getRouteKey();
        Map<String, String> parts =
                Optional.ofNullable(event.getPathParameters()).orElse(Map.of());
        for (String name : parts.keySet()) {
            String encoded = URLEncoder.encode(path(name), UTF_8).replace("+", "%20");
            target = target.replace("{" + name + "}", encoded);
        }
        return target;
    }

    /** Returns a part of the path that is an external id. */
    public String id(String name) {
        return Input.id(name, path(name));
    }

    /** Returns a part of the path, no longer than our longest id. */
    public String path(String name) {
        return path(name, LONGEST_ID);
    }

    /** Returns a part of the path. API Gateway has decoded it; a slash within a part is still percent-encoded. */
    public String path(String name, int mostBytes) {
        String part = Optional.ofNullable(event.getPathParameters())
                .map(parameters -> parameters.get(name))
                .orElseThrow(() -> new IllegalStateException("the route has no " + name));
        String value = Percent.decode(part)
                .orElseThrow(() -> InvalidInput.field(name, "has a percent sign that encodes no character"));
        if (value.getBytes(UTF_8).length > mostBytes) {
            throw InvalidInput.field(name, "is longer than any valid id");
        }
        return value;
    }

    /** Returns the pseudonym of the buyer in the path; {@code me} is the calling buyer. */
    public String buyer() {
        String id = id("buyerId");
        return id.equals("me") ? caller.buyer().orElse(Pseudonyms.UNKNOWN) : pseudonyms.of(id);
    }

    /**
     * Returns the id of the buyer in the path if the caller may act for that buyer: the platform for all, a buyer only
     * for itself.
     */
    public Optional<String> buyerId() {
        String id = id("buyerId");
        Optional<String> own = Optional.ofNullable(claims(event).get("sub"));
        return caller.hasOneOf(Set.of(Role.BUYER))
                ? own.filter(sub -> id.equals("me") || id.equals(sub))
                : Optional.of(id);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(event.getQueryStringParameters()).map(query -> query.get(name));
    }

    /** Returns a query parameter that is an external id. */
    public Optional<String> queryId(String name) {
        return query(name).map(id -> Input.id(name, id));
    }

    /** Returns a query parameter that is required. */
    public String requiredQuery(String name) {
        return query(name).orElseThrow(() -> InvalidInput.field(name, "is required"));
    }

    /** Returns the number of items of a page: 1 to 100, by default 50. */
    public int limit() {
        return query("limit").map(Request::limit).orElse(DEFAULT_PAGE);
    }

    private static int limit(String text) {
        boolean number = text.matches("[0-9]{1,3}");
        if (!number || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_PAGE) {
            throw InvalidInput.field("limit", "must be a whole number from 1 to " + LARGEST_PAGE);
        }
        return Integer.parseInt(text);
    }

    public Optional<Cursor> cursor() {
        return query("cursor")
                .map(text -> Cursor.decode(text)
                        .orElseThrow(() -> InvalidInput.field("cursor", "must be a cursor from an earlier answer")));
    }

    /** Returns a header {@code Link} to the next page of this list, RFC 8288, relative to this request's address. */
    String nextPage(String cursor) {
        var query = new TreeMap<>(
                Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of()));
        query.put("cursor", cursor);
        return query.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&", "<?", ">; rel=\"next\""));
    }

    public <T> T body(Function<Input, T> reader) {
        return StrictJson.parse(PlainText.of(bytes())).read(reader);
    }

    /** Reads a body that may also be YAML, if its content type says so. */
    public <T> T document(Function<Input, T> reader) {
        boolean yaml =
                header("content-type").filter(type -> type.contains("yaml")).isPresent();
        return yaml ? YamlText.read(PlainText.of(bytes()), reader) : body(reader);
    }

    /** Returns the body exactly as received. */
    public byte[] bytes() {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        try {
            return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : PlainText.bytes(body);
        } catch (IllegalArgumentException notBase64) {
            throw InvalidInput.malformed("", "is not valid Base64");
        }
    }

    /** Returns the id under which the log has the request. */
    public String requestId() {
        return RequestIds.requestId(event).orElse("");
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(event.getHeaders()).map(headers -> headers.get(lowerCaseName));
    }

    /** Returns the token that the caller bears, RFC 6750; empty if it bears none. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    /** Returns a header that is required. */
    public String requiredHeader(String lowerCaseName) {
        return header(lowerCaseName).orElseThrow(() -> InvalidInput.field(lowerCaseName, "is required"));
    }

    /** Returns which of these media types the caller prefers; empty if it accepts none of them. */
    public Optional<String> accepted(String... offered) {
        return new Accept(header("accept")).best(List.of(offered));
    }

    static Map<String, String> claims(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .orElse(Map.of());
    }
}
