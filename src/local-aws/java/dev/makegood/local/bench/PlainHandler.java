package dev.makegood.local.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Is what one would write without a framework: a handler that stores the body of an order with as many calls of the
 * same kinds as ours, and checks nothing. {@code scripts/bench} starts it beside ours.
 */
public final class PlainHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOKUPS = 3;
    private static final int CREATED = 201;

    private final DynamoDbClient client = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final String orders = System.getenv("MAKEGOOD_TABLES_ORDERS");

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JsonNode request = JSON.readTree(event);
        String orderId = request.at("/pathParameters/orderId").asText();
        JsonNode order = JSON.readTree(request.path("body").asText());
        for (int i = 0; i < LOOKUPS; i++) {
            Map<String, AttributeValue> key = key(orderId, "lookup-" + i);
            client.getItem(get -> get.tableName(orders).key(key).consistentRead(true));
            client.query(query -> query.tableName(orders)
                    .keyConditionExpression("#p = :p")
                    .expressionAttributeNames(Map.of("#p", "pk"))
                    .expressionAttributeValues(Map.of(":p", key.get("pk"))));
        }
        client.transactWriteItems(
                write -> write.transactItems(put(orderId, "line", order), put(orderId, "funds", order)));
        JSON.writeValue(
                answer, JSON.createObjectNode().put("statusCode", CREATED).put("body", order.toString()));
    }

    private TransactWriteItem put(String orderId, String sort, JsonNode order) {
        Map<String, AttributeValue> key = key(orderId, sort);
        Map<String, AttributeValue> item =
                Map.of("pk", key.get("pk"), "sk", key.get("sk"), "order", AttributeValue.fromS(order.toString()));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(orders)
                        .item(item)
                        .conditionExpression("attribute_not_exists(#p)")
                        .expressionAttributeNames(Map.of("#p", "pk")))
                .build();
    }

    private static Map<String, AttributeValue> key(String orderId, String sort) {
        return Map.of("pk", AttributeValue.fromS("plain#" + orderId), "sk", AttributeValue.fromS(sort));
    }
}
