package dev.makegood.local.dynamo;

import dev.makegood.storage.Table;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Creates the template's tables. */
public final class Tables {
    private Tables() {}

    /**
     * Creates missing tables. Has no effect the second time.
     *
     * @throws IllegalStateException if an existing table has other keys or indexes than the template's
     */
    public static void create(DynamoDbClient client, List<CreateTableRequest> tables) {
        Set<String> present = new HashSet<>();
        client.listTablesPaginator().tableNames().forEach(present::add);
        for (CreateTableRequest table : tables) {
            if (present.contains(table.tableName())) {
                check(
                        client.describeTable(request -> request.tableName(table.tableName()))
                                .table(),
                        table);
            } else {
                client.createTable(table);
            }
        }
    }

    /** Returns the name of each of our tables among those of the template. */
    public static Map<Table, String> names(List<CreateTableRequest> tables) {
        Map<Table, String> names = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            names.put(
                    table,
                    tables.stream()
                            .map(CreateTableRequest::tableName)
                            .filter(name -> name.toUpperCase(Locale.ROOT).contains(table.name()))
                            .findFirst()
                            .orElseThrow());
        }
        return names;
    }

    private static void check(TableDescription found, CreateTableRequest wanted) {
        Set<String> foundIndexes = new HashSet<>();
        found.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .forEach(foundIndexes::add);
        Set<String> wantedIndexes = new HashSet<>();
        wanted.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndex::indexName)
                .forEach(wantedIndexes::add);
        if (!found.keySchema().equals(wanted.keySchema()) || !foundIndexes.equals(wantedIndexes)) {
            throw new IllegalStateException("The data directory holds a table " + wanted.tableName()
                    + " whose keys or indexes are not those of template.yaml. Use another --data directory.");
        }
    }
}
