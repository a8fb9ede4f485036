package dev.makegood.storage.dynamo;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many rows with few requests, and asks again for those that DynamoDB left out. */
final class BatchGet {
    private final DynamoDbClient client;
    private final Map<Table, String> names;
    private final IntConsumer pause;
    private final Map<Key, Row> found = new HashMap<>();

    BatchGet(DynamoDbClient client, Map<Table, String> names, IntConsumer pause) {
        this.client = client;
        this.names = names;
        this.pause = pause;
    }

    /** Returns the rows that exist, in the order of the keys. */
    List<Row> rows(List<Key> keys) {
        for (int from = 0; from < keys.size(); from += Database.MAX_KEYS) {
            read(keys.subList(from, Math.min(from + Database.MAX_KEYS, keys.size())));
        }
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private void read(List<Key> keys) {
        Map<String, KeysAndAttributes> left = request(keys);
        for (int attempt = 1; attempt <= Database.MAX_ATTEMPTS; attempt++) {
            left = read(left);
            if (left.isEmpty()) {
                return;
            }
            pause.accept(attempt);
        }
        throw new StorageBusy("rows were left out " + Database.MAX_ATTEMPTS + " times");
    }

    /** Returns the rest, which DynamoDB left out because of its capacity, or because the answer was full at 16 MB. */
    private Map<String, KeysAndAttributes> read(Map<String, KeysAndAttributes> wanted) {
        var response = Trouble.busy(() -> client.batchGetItem(batch -> batch.requestItems(wanted)));
        names.forEach((table, name) -> response.responses().getOrDefault(name, List.of()).stream()
                .map(item -> Items.row(table, item))
                .forEach(row -> found.put(row.key(), row)));
        return response.unprocessedKeys();
    }

    private Map<String, KeysAndAttributes> request(List<Key> keys) {
        Map<Table, List<Key>> byTable = keys.stream()
                .collect(Collectors.groupingBy(Key::table, () -> new EnumMap<>(Table.class), Collectors.toList()));
        var request = new HashMap<String, KeysAndAttributes>();
        byTable.forEach((table, those) -> request.put(
                names.get(table),
                KeysAndAttributes.builder()
                        .keys(those.stream().map(Items::key).toList())
                        .consistentRead(true)
                        .build()));
        return request;
    }
}
