package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * Reads the keys, indexes and stream of a table. Everything else (backups, encryption, tags, time to live) has no local
 * effect.
 */
final class TableReader {
    private TableReader() {}

    static CreateTableRequest read(String name, JsonNode properties) {
        var table = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes(properties.path("AttributeDefinitions")))
                .keySchema(keys(properties.path("KeySchema")));
        if (properties.has("LocalSecondaryIndexes")) {
            throw new TemplateException(name + ": local secondary indexes are not created locally");
        }
        List<GlobalSecondaryIndex> indexes = indexes(properties.path("GlobalSecondaryIndexes"));
        if (!indexes.isEmpty()) {
            table.globalSecondaryIndexes(indexes);
        }
        JsonNode stream = properties.path("StreamSpecification").path("StreamViewType");
        if (!stream.isMissingNode()) {
            table.streamSpecification(StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(stream.asText())
                    .build());
        }
        return table.build();
    }

    private static List<AttributeDefinition> attributes(JsonNode definitions) {
        var attributes = new ArrayList<AttributeDefinition>();
        definitions.forEach(definition -> attributes.add(AttributeDefinition.builder()
                .attributeName(definition.path("AttributeName").asText())
                .attributeType(definition.path("AttributeType").asText())
                .build()));
        return attributes;
    }

    private static List<KeySchemaElement> keys(JsonNode schema) {
        var keys = new ArrayList<KeySchemaElement>();
        schema.forEach(key -> keys.add(KeySchemaElement.builder()
                .attributeName(key.path("AttributeName").asText())
                .keyType(key.path("KeyType").asText())
                .build()));
        return keys;
    }

    private static List<GlobalSecondaryIndex> indexes(JsonNode definitions) {
        var indexes = new ArrayList<GlobalSecondaryIndex>();
        for (JsonNode definition : definitions) {
            JsonNode projection = definition.path("Projection");
            var projected = Projection.builder()
                    .projectionType(projection.path("ProjectionType").asText("ALL"));
            if (projection.has("NonKeyAttributes")) {
                projected.nonKeyAttributes(TemplateReader.texts(projection.path("NonKeyAttributes"))
                        .toList());
            }
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(definition.path("IndexName").asText())
                    .keySchema(keys(definition.path("KeySchema")))
                    .projection(projected.build())
                    .build());
        }
        return indexes;
    }
}
