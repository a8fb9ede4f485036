package dev.makegood.local.dynamo;

import dev.makegood.local.template.Template;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.dynamo.DynamoDatabase;
import dev.makegood.storage.dynamo.DynamoScanner;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The template's tables in DynamoDB Local, empty for each test: one server for all tests, each with tables of its own names.
 */
public final class TestTables {
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static DynamoDbClient shared;

    private final DynamoDbClient client;
    private final Map<Table, String> names = new EnumMap<>(Table.class);

    public TestTables() {
        this(shared(), "test");
    }

    /** Tables in a DynamoDB that may keep those of earlier runs. */
    public TestTables(DynamoEndpoint elsewhere) {
        this(elsewhere.client(), "test-" + System.nanoTime() + "-");
    }

    /** In another server. */
    public TestTables(DynamoDbClient client) {
        this(client, "test");
    }

    private TestTables(DynamoDbClient client, String run) {
        this.client = client;
        String prefix = run + TESTS.incrementAndGet() + "-";
        var wanted = Template.read(Path.of("template.yaml")).tables().stream()
                .map(table ->
                        table.toBuilder().tableName(prefix + table.tableName()).build())
                .toList();
        Tables.create(client, wanted);
        for (Table table : Table.values()) {
            names.put(
                    table,
                    wanted.stream()
                            .map(request -> request.tableName())
                            .filter(name -> name.toUpperCase(Locale.ROOT).contains(table.name()))
                            .findFirst()
                            .orElseThrow());
        }
    }

    public Database database() {
        return database(client);
    }

    /** The same tables through another client of their server. */
    public Database database(DynamoDbClient other) {
        return new DynamoDatabase(other, names, attempt -> Thread.onSpinWait());
    }

    /** What a restore of a backup gives: other tables with the rows as they are now. */
    public TestTables restored() {
        var other = new TestTables(client);
        names.forEach((table, name) -> client.scanPaginator(scan -> scan.tableName(name))
                .items()
                .forEach(row -> client.putItem(
                        put -> put.tableName(other.names.get(table)).item(row))));
        return other;
    }

    public Scanner scanner() {
        return new DynamoScanner(client, names);
    }

    private static synchronized DynamoDbClient shared() {
        if (shared == null) {
            var server = DynamoLocal.inMemory(0);
            shared = server.client();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        }
        return shared;
    }
}
