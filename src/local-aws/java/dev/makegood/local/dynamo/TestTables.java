package dev.makegood.local.dynamo;

import static java.util.stream.Collectors.toList;

import dev.makegood.local.template.Template;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.dynamo.DynamoDatabase;
import dev.makegood.storage.dynamo.DynamoScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Provides the template's tables in DynamoDB Local, empty for each test: one server for all tests, each with its own
 * table names.
 */
public final class TestTables {
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static final Queue<TestTables> POOL = new ConcurrentLinkedQueue<>();
    private static final int MOST_TO_DELETE = 300;

    /** The most rows that DynamoDB deletes in one request. */
    private static final int A_BATCH = 25;

    private static DynamoDbClient shared;

    private final DynamoDbClient client;
    private final Map<Table, String> names;

    public TestTables() {
        this(shared(), "test");
    }

    /**
     * Returns tables that an earlier test has left empty, if there are some: creating them takes most of a short test's
     * time.
     */
    public static TestTables pooled() {
        TestTables left = POOL.poll();
        return left == null ? new TestTables() : left;
    }

    /**
     * Empties them for another test, if they are in the shared server. If many rows would have to be deleted, new ones
     * are cheaper.
     */
    public void recycle() {
        if (client != shared) {
            return;
        }
        var rows = new ArrayList<Map.Entry<String, WriteRequest>>();
        for (String name : names.values()) {
            for (var row : client.scanPaginator(scan -> scan.tableName(name).projectionExpression("pk, sk"))
                    .items()) {
                var delete = DeleteRequest.builder().key(row).build();
                rows.add(Map.entry(
                        name, WriteRequest.builder().deleteRequest(delete).build()));
                if (rows.size() > MOST_TO_DELETE) {
                    return;
                }
            }
        }
        for (int from = 0; from < rows.size(); from += A_BATCH) {
            delete(rows.subList(from, Math.min(from + A_BATCH, rows.size())));
        }
        POOL.add(this);
    }

    private void delete(List<Map.Entry<String, WriteRequest>> rows) {
        Map<String, List<WriteRequest>> byTable = rows.stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, toList())));
        client.batchWriteItem(batch -> batch.requestItems(byTable));
    }

    /** Creates tables in a DynamoDB that may still have those of earlier runs. */
    public TestTables(DynamoEndpoint elsewhere) {
        this(elsewhere.client(), "test-" + System.nanoTime() + "-");
    }

    /** Creates tables in another server. */
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
        // The names are new, so none need be looked up: a list of all tables grows with every test.
        wanted.forEach(client::createTable);
        names = Tables.names(wanted);
    }

    public Database database() {
        return database(client);
    }

    /** Returns the same tables through another client of their server. */
    public Database database(DynamoDbClient other) {
        return new DynamoDatabase(other, names, attempt -> Thread.onSpinWait());
    }

    /** Returns the result of restoring a backup: other tables with the present rows. */
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
