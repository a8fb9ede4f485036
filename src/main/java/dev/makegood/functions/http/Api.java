package dev.makegood.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.InvalidInput;
import dev.makegood.logging.Log;
import dev.makegood.logging.LogScope;
import dev.makegood.secret.SecretUnavailable;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.TooLarge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Routes the requests of one API function. API Gateway has already checked the token's scope; it is checked here again,
 * so that a mistake in the template opens nothing.
 */
public final class Api {
    private static final Log LOG = Log.of(Api.class);
    private static final String BUSY_FOR_SECONDS = "1";

    private record Route(Set<Role> roles, Function<Request, Reply> handler) {}

    private final Map<String, Route> routes = new HashMap<>();
    private final Pseudonyms pseudonyms;

    public Api(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * Adds a route.
     *
     * @param key method and path as in the template, such as {@code GET /cases/{caseId}}
     */
    public Api on(String key, Set<Role> roles, Function<Request, Reply> handler) {
        routes.put(key, new Route(roles, handler));
        return this;
    }

    /** Adds a route without an authorizer: it shows what is public, or its handler decides itself whom to trust. */
    public Api open(String key, Function<Request, Reply> handler) {
        return on(key, Set.of(), handler);
    }

    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return LogScope.during(RequestIds.of(event), () -> reply(event).toResponse(RequestIds.requestId(event)));
    }

    /**
     * Answers a report of the platform that did not come over HTTP, as a PUT of the same path and body.
     *
     * @param id the message's, in place of the request's
     * @param sender in place of a token's subject
     */
    public Reply put(String id, String sender, String path, String body) {
        var event = new APIGatewayV2HTTPEvent();
        for (String key : routes.keySet()) {
            PathTemplate.match(key, "PUT " + path).ifPresent(parameters -> {
                event.setRouteKey(key);
                event.setPathParameters(parameters);
            });
        }
        event.setBody(body);
        event.setRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                .withRequestId(id)
                .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                        .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                                .builder()
                                .withClaims(Map.of("scope", Role.PLATFORM.scope(), "sub", sender))
                                .build())
                        .build())
                .build());
        return LogScope.during(RequestIds.of(event), () -> reply(event));
    }

    private Reply reply(APIGatewayV2HTTPEvent event) {
        Route route = event.getRouteKey() == null ? null : routes.get(event.getRouteKey());
        if (route == null) {
            return Reply.notFound();
        }
        try {
            return reply(event, route);
        } catch (InvalidInput invalid) {
            return invalid(invalid);
        } catch (StorageBusy | SecretUnavailable busy) {
            LOG.warn("{} answered busy", event.getRouteKey(), busy);
            return Reply.problem(
                            ProblemKind.BUSY,
                            "Send the same request again in a moment; it takes effect only once.",
                            List.of())
                    .with("retry-after", BUSY_FOR_SECONDS);
        } catch (TooLarge tooLarge) {
            LOG.warn("{} is too large to store", event.getRouteKey(), tooLarge);
            return Reply.problem(
                    ProblemKind.TOO_LARGE, "This is more than one record can hold. Nothing was stored.", List.of());
        } catch (RuntimeException fault) {
            // The boundary: the caller learns that the request failed, and the log says why. Neither shows path or
            // body, which name people.
            LOG.error("{} failed", event.getRouteKey(), fault);
            return Reply.problem(
                    ProblemKind.FAILED,
                    "The request may or may not have taken effect. Send the same request again.",
                    List.of());
        }
    }

    private Reply reply(APIGatewayV2HTTPEvent event, Route route) {
        Map<String, String> claims = Request.claims(event);
        Caller caller = claims.isEmpty() ? Caller.NOBODY : Caller.of(claims, pseudonyms);
        if (!route.roles().isEmpty() && !caller.hasOneOf(route.roles())) {
            return Reply.problem(ProblemKind.WRONG_ROLE, "Your role does not permit this request.", List.of());
        }
        var request = new Request(event, caller, pseudonyms);
        Reply reply = route.handler().apply(request);
        return reply.body() instanceof ListView<?> list
                ? list.cursor()
                        .map(cursor -> reply.with("link", request.nextPage(cursor)))
                        .orElse(reply)
                : reply;
    }

    /** Answers input that cannot be read. */
    public static Reply invalid(InvalidInput invalid) {
        ProblemKind kind = invalid.isMalformed() ? ProblemKind.MALFORMED : ProblemKind.VALUE;
        return Reply.problem(kind, new FieldError(invalid.field(), invalid.reason()));
    }
}
