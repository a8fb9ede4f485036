package dev.makegood.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Verifies that the meter counts the requests that DynamoDB gets. */
class MeterRequestsTest {
    private static final Map<Operation, String> METHODS = Map.of(
            Operation.GET_ITEM, "getItem",
            Operation.BATCH_GET_ITEM, "batchGetItem",
            Operation.QUERY, "query",
            Operation.PUT_ITEM, "putItem",
            Operation.DELETE_ITEM, "deleteItem",
            Operation.TRANSACTION, "transactWriteItems",
            Operation.CANCELLED, "transactWriteItems");

    @Test
    void theMeterCountsWhatTheClientSends() {
        var meter = new Meter(new MemoryDatabase());
        use(meter);
        List<String> counted = meter.take().requests().entrySet().stream()
                .flatMap(entry ->
                        IntStream.range(0, entry.getValue().intValue()).mapToObj(_ -> METHODS.get(entry.getKey())))
                .sorted()
                .toList();
        try (var server = DynamoLocal.inMemory(0)) {
            var sent = new ArrayList<String>();
            use(new TestTables(server.client()).database(recording(server.client(), sent)));
            assertEquals(counted, sent.stream().sorted().toList());
        }
    }

    private static void use(Database database) {
        database.commit(List.of(create(0), create(1)));
        database.commit(List.of(create(2), create(1)));
        database.commit(List.of(create(3), add(0, add(4, null)), add(1, null)));
        database.commit(List.of(add(0, null)));
        database.commit(List.of(add(0, add(5, null))));
        database.commit(List.of(create(6)));
        database.commit(List.of(create(6)));
        database.commit(List.of(new Write.Replace(key(6), 1, Map.of())));
        database.commit(List.of(new Write.Check(key(6), 2)));
        database.commit(List.of(new Write.Check(key(6), 1)));
        database.commit(List.of(new Write.Delete(key(6), 1)));
        database.commit(List.of(new Write.Delete(key(6), 2)));
        database.find(key(0));
        database.find(key(9));
        database.findAll(List.of());
        database.findAll(List.of(key(0), key(1), key(9)));
        database.findAll(IntStream.range(0, Database.MAX_KEYS + 1)
                .mapToObj(MeterRequestsTest::key)
                .toList());
        var all = Query.index(Index.TALLY, "p", new Query.Range.All(), 2);
        database.query(all);
        database.all(all);
        database.count(all, 1);
    }

    private static Write create(int n) {
        return new Write.Create(key(n), attributes());
    }

    private static Write.Add add(int n, Write.Add otherwise) {
        return new Write.Add(key(n), attributes(), _ -> Optional.ofNullable(otherwise));
    }

    private static Key key(int n) {
        return new Key(Table.ORDERS, "o-" + n, "1");
    }

    private static Map<String, Object> attributes() {
        return Map.of(Index.TALLY.partitionAttribute(), "p", Index.TALLY.sortAttribute(), "1");
    }

    private static DynamoDbClient recording(DynamoDbClient client, List<String> sent) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    if (method.isDefault() && method.getParameterTypes()[0] == Consumer.class) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    sent.add(method.getName());
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                });
    }
}
