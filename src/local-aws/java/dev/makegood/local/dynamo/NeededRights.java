package dev.makegood.local.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.template.Rights;
import dev.makegood.local.template.Rights.Right;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Computes the rights that a request to DynamoDB needs. A transaction is authorised item by item; an index is a
 * resource of its own. A request that names no table here, such as a statement in PartiQL, needs a right to everything.
 */
final class NeededRights {
    private NeededRights() {}

    /**
     * Returns the rights in the request's order.
     *
     * @param operation such as {@code GetItem}
     */
    static Stream<Right> of(String operation, JsonNode request) {
        return switch (operation) {
            case "TransactWriteItems", "TransactGetItems" ->
                StreamSupport.stream(request.path("TransactItems").spliterator(), false)
                        .flatMap(item -> item.properties().stream())
                        .map(NeededRights::ofPart);
            case "BatchGetItem", "BatchWriteItem" ->
                request.path("RequestItems").properties().stream()
                        .map(table -> right(operation, Rights.table(table.getKey())));
            default -> Stream.of(right(operation, resource(request)));
        };
    }

    private static Right ofPart(Map.Entry<String, JsonNode> part) {
        return right(part.getKey() + "Item", resource(part.getValue()));
    }

    private static Right right(String operation, String resource) {
        return new Right("dynamodb:" + operation, resource);
    }

    private static String resource(JsonNode request) {
        if (!request.has("TableName")) {
            return "*";
        }
        String table = Rights.table(request.path("TableName").asText());
        return request.has("IndexName")
                ? table + "/index/" + request.path("IndexName").asText()
                : table;
    }
}
