package dev.makegood.storage.dynamo;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Scans tables in DynamoDB, a page of up to 1 MB at a time. */
public final class DynamoScanner implements Scanner {
    private final DynamoDbClient client;
    private final Map<Table, String> names;

    /**
     * Creates the scanner.
     *
     * @param names the name of each table in DynamoDB
     */
    public DynamoScanner(DynamoDbClient client, Map<Table, String> names) {
        this.client = client;
        this.names = Map.copyOf(names);
    }

    @Override
    public Page<Row> scan(Table table, Optional<Cursor> after) {
        return page(table, after, scan -> scan.consistentRead(true));
    }

    @Override
    public Page<Row> scan(Table table, Segment segment, Optional<Cursor> after) {
        return page(table, after, scan -> scan.segment(segment.number()).totalSegments(segment.of()));
    }

    private Page<Row> page(Table table, Optional<Cursor> after, Consumer<ScanRequest.Builder> how) {
        var response = client.scan(scan -> how.accept(scan.tableName(names.get(table))
                .exclusiveStartKey(after.map(last -> Items.key(new Key(table, last.partition(), last.sort())))
                        .orElse(null))));
        List<Row> rows =
                response.items().stream().map(item -> Items.row(table, item)).toList();
        Optional<Cursor> next = response.hasLastEvaluatedKey()
                ? Optional.of(
                        cursor(Items.row(table, response.lastEvaluatedKey()).key()))
                : Optional.empty();
        return new Page<>(rows, next);
    }

    private static Cursor cursor(Key key) {
        return new Cursor(key.sort(), key.partition(), key.sort());
    }
}
