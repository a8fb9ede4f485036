package dev.makegood.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.makegood.input.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the ids that each log line of a request carries: its own, and those in its path. */
final class RequestIds {
    /** The logged path parts; never a buyer's id. */
    private static final List<String> LOGGED = List.of("orderId", "lineId", "caseId", "refundId", "merchantId", "sku");

    private RequestIds() {}

    /** Returns the id that API Gateway assigned, which is also in its log and in the response header. */
    static Optional<String> requestId(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext()).map(APIGatewayV2HTTPEvent.RequestContext::getRequestId);
    }

    static Map<String, String> of(APIGatewayV2HTTPEvent event) {
        var ids = new LinkedHashMap<String, String>();
        requestId(event).ifPresent(id -> ids.put("requestId", id));
        Map<String, String> path =
                Optional.ofNullable(event.getPathParameters()).orElse(Map.of());
        LOGGED.forEach(name -> Optional.ofNullable(path.get(name)).ifPresent(id -> ids.put(name, decoded(id))));
        return ids;
    }

    /** Returns an id as in rows. An id that cannot be decoded stays as received, since the request will be refused. */
    private static String decoded(String id) {
        return Percent.decode(id).orElse(id);
    }
}
