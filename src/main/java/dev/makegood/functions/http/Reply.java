package dev.makegood.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.input.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds a response to an HTTP request; the body is written as JSON, or left out if null.
 *
 * @param headers by their names in lower case, beside those that every response has
 */
public record Reply(int status, Object body, Map<String, String> headers) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            // Only a record's components are fields, not its methods that begin with "is".
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    /**
     * Holds problem details for HTTP APIs, RFC 9457.
     *
     * @param requestId the id to search the log for; absent until the response is written
     */
    public record Problem(
            String type,
            String title,
            int status,
            ProblemKind code,
            String detail,
            List<FieldError> errors,
            Optional<String> requestId) {
        Problem of(Optional<String> id) {
            return new Problem(type, title, status, code, detail, errors, id);
        }

        /** Returns its kind and fields for the log: no values, and no names that are not ours. They may name a person. */
        public String withoutValues() {
            return code == ProblemKind.MALFORMED
                    ? code.code()
                    : code.code()
                            + errors.stream().map(error -> " " + error.field()).collect(Collectors.joining());
        }
    }

    /** Holds a body that is written unchanged. */
    private record Text(String type, String text) {}

    public Reply(int status, Object body) {
        this(status, body, Map.of());
    }

    /**
     * Returns this response, which is public, with an {@code ETag} of its content; 304 without the content if the caller
     * has it already, RFC 9110.
     *
     * @param ifNoneMatch the request's header of that name
     */
    public Reply unlessKnown(Optional<String> ifNoneMatch) {
        String content = text(Optional.empty());
        String tag = '"' + Sha256.hex(content) + '"';
        boolean known = ifNoneMatch
                .filter(tags -> tags.strip().equals("*") || tags.contains(tag))
                .isPresent();
        return new Reply(known ? 304 : status, known ? null : new Text(mediaType(), content), headers)
                .with("etag", tag)
                .with("cache-control", "public, no-cache");
    }

    /** Returns this response with the header, in place of one of the same name. */
    Reply with(String lowerCaseName, String value) {
        var more = new HashMap<>(headers);
        more.put(lowerCaseName, value);
        return new Reply(status, body, Map.copyOf(more));
    }

    /** Answers 200 with a text; the media type includes the charset if needed. */
    public static Reply text(String type, String text) {
        return new Reply(200, new Text(type, text)).with("vary", "accept");
    }

    /** Returns why the request was not carried out; empty if it was. */
    public Optional<Problem> problem() {
        return body instanceof Problem problem ? Optional.of(problem) : Optional.empty();
    }

    public static Reply ok(Object body) {
        return new Reply(200, body);
    }

    /** Answers 404, also for a resource that belongs to others, so that nobody learns what exists. */
    public static Reply notFound() {
        return problem(
                ProblemKind.NOT_FOUND,
                "The requested resource does not exist, or you have no access to it.",
                List.of());
    }

    /** Answers 406 to a caller that accepts none of the media types. */
    public static Reply notAcceptable(String... offered) {
        return problem(
                ProblemKind.NOT_ACCEPTABLE,
                "This is available only as " + String.join(" or ", offered) + ".",
                List.of());
    }

    /** Answers with a problem, whose detail is one or more whole sentences. */
    static Reply problem(ProblemKind kind, String detail, List<FieldError> errors) {
        var problem =
                new Problem(kind.type(), kind.title, kind.status, kind, detail, List.copyOf(errors), Optional.empty());
        return new Reply(kind.status, problem);
    }

    /** Answers with a problem of one field. */
    static Reply problem(ProblemKind kind, FieldError error) {
        return problem(kind, error.sentence(), List.of(error));
    }

    public static Reply noContent() {
        return new Reply(204, null);
    }

    /** Answers 401, with the reason in a whole sentence. */
    public static Reply unauthorized(String reason) {
        return problem(ProblemKind.UNSIGNED, reason, List.of());
    }

    /** Answers that a fact was refused because of a field. */
    public static Reply refused(Refusal refusal, String field, String reason) {
        ProblemKind kind = switch (refusal) {
            case VALUE -> ProblemKind.VALUE;
            case STATE -> ProblemKind.STATE;
            case LATE -> ProblemKind.LATE;
            case LIMIT -> ProblemKind.LIMIT;
        };
        return problem(kind, new FieldError(field, reason));
    }

    public static Reply conflict(String detail, List<Difference> differences) {
        List<FieldError> errors = differences.stream()
                .map(d -> new FieldError(d.field(), "was " + d.before() + ", now " + d.now()))
                .toList();
        return problem(ProblemKind.ID_IN_USE, detail, errors);
    }

    /** Answers a reported fact. */
    public static <T> Reply of(Outcome<T> recorded, Function<T, Object> view) {
        return switch (recorded) {
            case Outcome.Created<T> created -> new Reply(201, view.apply(created.value()));
            case Outcome.Repeated<T> repeated -> new Reply(200, view.apply(repeated.value()));
            case Outcome.Conflict<T> conflict ->
                conflict("Something else was already reported under this id.", conflict.differences());
            case Outcome.Refused<T> refused -> refused(refused.refusal(), refused.field(), refused.reason());
            case Outcome.NotFound<T> _ -> notFound();
        };
    }

    APIGatewayV2HTTPResponse toResponse(Optional<String> requestId) {
        var response = APIGatewayV2HTTPResponse.builder().withStatusCode(status);
        if (body == null) {
            return response.withHeaders(headers).build();
        }
        var all = new HashMap<String, String>();
        all.put("content-type", mediaType());
        all.put("cache-control", "no-store");
        all.putAll(headers);
        return response.withHeaders(all).withBody(text(requestId)).build();
    }

    private String mediaType() {
        return switch (body) {
            case Text text -> text.type();
            case Problem _ -> "application/problem+json";
            default -> "application/json";
        };
    }

    private String text(Optional<String> requestId) {
        if (body instanceof Text text) {
            return text.text();
        }
        try {
            return MAPPER.writeValueAsString(body instanceof Problem problem ? problem.of(requestId) : body);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a view that cannot be written as JSON: " + body.getClass(), bug);
        }
    }
}
