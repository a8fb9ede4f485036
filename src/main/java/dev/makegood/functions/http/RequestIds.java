package dev.makegood.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.makegood.input.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the ids of a request that are logged with each of its lines: its own, and those of what its path names. */
final class RequestIds {
    /** Never a buyer's id. */
    private static final List<String> LOGGED = List.of("orderId", "lineId", "caseId", "refundId", "merchantId", "sku");

    private RequestIds() {}

    /** Returns the id that API Gateway gave, which is in its log and in the answer's header too. */
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

    /** Returns an id as the rows have it. What cannot be decoded is logged as it came: the request will be refused. */
    private static String decoded(String id) {
        return Percent.decode(id).orElse(id);
    }
}
