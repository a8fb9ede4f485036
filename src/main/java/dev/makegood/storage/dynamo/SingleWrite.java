package dev.makegood.storage.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Sends a write that is alone without a transaction, at half its price. A check stays a transaction, since nothing else
 * has a condition and writes nothing.
 */
final class SingleWrite {
    private SingleWrite() {}

    /**
     * Sends the write.
     *
     * @throws TransactionCanceledException if it was refused, with the reason that a transaction of one would have
     */
    static void send(DynamoDbClient client, TransactWriteItem write) {
        try {
            if (write.put() != null) {
                put(client, write.put());
            } else if (write.delete() != null) {
                delete(client, write.delete());
            } else {
                client.transactWriteItems(transaction -> transaction.transactItems(write));
            }
        } catch (ConditionalCheckFailedException refused) {
            throw cancelled("ConditionalCheckFailed", refused.item());
        } catch (TransactionConflictException conflict) {
            throw cancelled("TransactionConflict", Map.of());
        }
    }

    private static void put(DynamoDbClient client, Put put) {
        client.putItem(request -> request.tableName(put.tableName())
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .expressionAttributeValues(put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
                .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure()));
    }

    private static void delete(DynamoDbClient client, Delete delete) {
        client.deleteItem(request -> request.tableName(delete.tableName())
                .key(delete.key())
                .conditionExpression(delete.conditionExpression())
                .expressionAttributeValues(delete.expressionAttributeValues()));
    }

    private static TransactionCanceledException cancelled(String code, Map<String, AttributeValue> item) {
        return TransactionCanceledException.builder()
                .message("the only write was refused: " + code)
                .cancellationReasons(
                        CancellationReason.builder().code(code).item(item).build())
                .build();
    }
}
