package dev.makegood.storage.dynamo;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Stores the tables in DynamoDB. */
public final class DynamoDatabase implements Database {
    /** The reasons that are independent of our guards: the same transaction may succeed a moment later. */
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoDbClient client;
    private final Map<Table, String> names;
    private final IntConsumer pause;

    /**
     * Creates the database.
     *
     * @param names the name of each table in DynamoDB
     * @param pause waits before another attempt; see {@link Backoff}
     */
    public DynamoDatabase(DynamoDbClient client, Map<Table, String> names, IntConsumer pause) {
        this.client = client;
        this.names = Map.copyOf(names);
        this.pause = pause;
    }

    @Override
    public Optional<Row> find(Key key) {
        var response = Trouble.busy(() -> client.getItem(
                get -> get.tableName(names.get(key.table())).key(Items.key(key)).consistentRead(true)));
        return response.hasItem() ? Optional.of(Items.row(key.table(), response.item())) : Optional.empty();
    }

    @Override
    public List<Row> findAll(List<Key> keys) {
        return new BatchGet(client, names, pause).rows(keys);
    }

    @Override
    public Page<Row> query(Query query) {
        QueryRequest request = request(query)
                .scanIndexForward(!query.descending())
                .limit(query.limit())
                .exclusiveStartKey(query.after()
                        .map(cursor -> Items.startKey(query, cursor))
                        .orElse(null))
                .build();
        QueryResponse response = Trouble.busy(() -> client.query(request));
        List<Row> rows = response.items().stream()
                .map(item -> Items.row(query.table(), item))
                .toList();
        Optional<Cursor> next = response.hasLastEvaluatedKey()
                ? Optional.of(Items.cursor(query, response.lastEvaluatedKey()))
                : Optional.empty();
        return new Page<>(rows, next);
    }

    /** Counts with one request per 1 MB, which is about 5,000 keys. */
    @Override
    public long count(Query query, long most) {
        QueryRequest.Builder request = request(query).select(Select.COUNT);
        long sum = 0;
        QueryResponse response;
        do {
            response = Trouble.busy(() -> client.query(request.build()));
            sum += response.count();
            request.exclusiveStartKey(response.lastEvaluatedKey());
        } while (response.hasLastEvaluatedKey() && sum <= most);
        return sum;
    }

    private QueryRequest.Builder request(Query query) {
        var expression = new StringBuilder("#p = :p");
        Map<String, String> attributes = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":p", AttributeValue.fromS(query.partition())));
        attributes.put("#p", query.index().map(Index::partitionAttribute).orElse("pk"));
        switch (query.range()) {
            case Query.Range.All _ -> {}
            case Query.Range.StartsWith start -> {
                expression.append(" AND begins_with(#s, :s)");
                values.put(":s", AttributeValue.fromS(start.prefix()));
            }
            case Query.Range.UpTo upTo -> {
                expression.append(" AND #s <= :s");
                values.put(":s", AttributeValue.fromS(upTo.bound()));
            }
            case Query.Range.Between between -> {
                expression.append(" AND #s BETWEEN :s AND :t");
                values.put(":s", AttributeValue.fromS(between.from()));
                values.put(":t", AttributeValue.fromS(between.to()));
            }
        }
        if (values.containsKey(":s")) {
            attributes.put("#s", query.index().map(Index::sortAttribute).orElse("sk"));
        }
        return QueryRequest.builder()
                .tableName(names.get(query.table()))
                .indexName(query.index().map(Index::indexName).orElse(null))
                .keyConditionExpression(expression.toString())
                .expressionAttributeNames(attributes)
                .expressionAttributeValues(values)
                .consistentRead(query.index().isEmpty());
    }

    @Override
    public boolean commit(List<Write> writes) {
        Sizes.check(writes);
        List<Write> possible = writes;
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            List<TransactWriteItem> items = items(possible);
            try {
                send(items);
                return true;
            } catch (TransactionCanceledException cancelled) {
                if (guardRefused(cancelled)) {
                    var others = Additions.otherwise(possible, cancelled.cancellationReasons());
                    if (others.filter(left -> !left.isEmpty()).isEmpty()) {
                        return others.isPresent();
                    }
                    possible = others.get();
                }
            } catch (SdkException trouble) {
                if (!Trouble.passes(trouble)) {
                    throw trouble;
                }
                // The outcome is unknown; a repeated decision sees it in its rows.
                return false;
            }
            pause(attempt);
        }
        throw new StorageBusy("transactions on the same rows took too long");
    }

    private void send(List<TransactWriteItem> items) {
        if (items.size() == 1) {
            SingleWrite.send(client, items.getFirst());
        } else {
            client.transactWriteItems(transaction -> transaction.transactItems(items));
        }
    }

    private List<TransactWriteItem> items(List<Write> writes) {
        return writes.stream()
                .map(write -> GuardedItems.of(write, names.get(write.key().table())))
                .toList();
    }

    @Override
    public void pause(int attempt) {
        pause.accept(attempt);
    }

    /**
     * Returns true if one of our guards refused, false if the trouble is temporary.
     *
     * @throws TransactionCanceledException if it is anything else, which is a bug
     */
    private static boolean guardRefused(TransactionCanceledException cancelled) {
        List<String> codes = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .filter(code -> code != null && !code.equals("None"))
                .toList();
        if (codes.contains("ConditionalCheckFailed")) {
            return true;
        }
        if (!codes.isEmpty() && PASSING.containsAll(codes)) {
            return false;
        }
        throw cancelled;
    }
}
