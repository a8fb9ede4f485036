package dev.makegood.storage.dynamo;

import dev.makegood.storage.Key;
import dev.makegood.storage.Write;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Turns writes into members of a DynamoDB transaction, each with its condition. */
final class GuardedItems {
    private static final String ABSENT = "attribute_not_exists(pk)";
    private static final String SAME_VERSION = "version = :expected";

    private GuardedItems() {}

    static TransactWriteItem of(Write write, String tableName) {
        return switch (write) {
            case Write.Create create -> put(tableName, item(create.key(), 1, create.attributes()), ABSENT, Map.of());
            case Write.Add add -> add(tableName, add);
            case Write.Replace replace ->
                put(
                        tableName,
                        item(replace.key(), replace.expected() + 1, replace.attributes()),
                        SAME_VERSION,
                        expected(replace.expected()));
            case Write.Delete delete -> delete(tableName, delete);
            case Write.Check check -> check(tableName, check);
        };
    }

    private static TransactWriteItem put(
            String tableName, Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        var put = Put.builder().tableName(tableName).item(item).conditionExpression(condition);
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    /** Asks DynamoDB to return an existing row with the key. */
    private static TransactWriteItem add(String tableName, Write.Add add) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(tableName)
                        .item(item(add.key(), 1, add.attributes()))
                        .conditionExpression(ABSENT)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private static TransactWriteItem delete(String tableName, Write.Delete delete) {
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(tableName)
                        .key(Items.key(delete.key()))
                        .conditionExpression(SAME_VERSION)
                        .expressionAttributeValues(expected(delete.expected()))
                        .build())
                .build();
    }

    private static TransactWriteItem check(String tableName, Write.Check check) {
        var builder = ConditionCheck.builder().tableName(tableName).key(Items.key(check.key()));
        if (check.expected() == 0) {
            builder.conditionExpression(ABSENT);
        } else {
            builder.conditionExpression(SAME_VERSION).expressionAttributeValues(expected(check.expected()));
        }
        return TransactWriteItem.builder().conditionCheck(builder.build()).build();
    }

    private static Map<String, AttributeValue> expected(long version) {
        return Map.of(":expected", AttributeValue.fromN(Long.toString(version)));
    }

    private static Map<String, AttributeValue> item(Key key, long version, Map<String, Object> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(Items.key(key));
        attributes.forEach((name, value) -> item.put(name, Items.value(value)));
        item.put("version", AttributeValue.fromN(Long.toString(version)));
        return item;
    }
}
