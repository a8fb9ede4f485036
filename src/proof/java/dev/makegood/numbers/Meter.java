package dev.makegood.numbers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Counts the requests to DynamoDB and what DynamoDB says that they consumed, including indexes. Supports only what
 * scheduled functions use. Is safe for several threads.
 */
final class Meter implements DynamoDbClient {
    private final DynamoDbClient client;
    private Reading reading = Reading.NOTHING;

    Meter(DynamoDbClient client) {
        this.client = client;
    }

    /**
     * Holds what was consumed.
     *
     * @param requests by operation; a refused transaction counts, without units
     * @param readUnits a consistent read of up to 4 KB is one, of an index half of one
     * @param writeUnits a write of up to 1 KB in a transaction is two, and one for each index
     */
    record Reading(Map<String, Long> requests, BigDecimal readUnits, BigDecimal writeUnits) {
        static final Reading NOTHING = new Reading(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO);

        long total() {
            return requests.values().stream().mapToLong(Long::longValue).sum();
        }

        long of(String operation) {
            return requests.getOrDefault(operation, 0L);
        }

        Reading plus(Reading other) {
            var sum = new TreeMap<>(requests);
            other.requests.forEach((operation, count) -> sum.merge(operation, count, Long::sum));
            return new Reading(sum, readUnits.add(other.readUnits), writeUnits.add(other.writeUnits));
        }
    }

    /** Returns what was consumed since the last call. */
    synchronized Reading take() {
        Reading taken = reading;
        reading = Reading.NOTHING;
        return taken;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        asked("GetItem");
        GetItemResponse response = client.getItem(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
        read(response.consumedCapacity());
        return response;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        asked("Query");
        QueryResponse response = client.query(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
        read(response.consumedCapacity());
        return response;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        asked("TransactWriteItems");
        TransactWriteItemsResponse response = client.transactWriteItems(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
        written(response.consumedCapacity());
        return response;
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        client.close();
    }

    private synchronized void asked(String operation) {
        reading = reading.plus(new Reading(Map.of(operation, 1L), BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private synchronized void read(ConsumedCapacity consumed) {
        reading = reading.plus(new Reading(Map.of(), BigDecimal.valueOf(consumed.capacityUnits()), BigDecimal.ZERO));
    }

    private synchronized void written(List<ConsumedCapacity> consumed) {
        BigDecimal units = consumed.stream()
                .map(table -> BigDecimal.valueOf(table.capacityUnits()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        reading = reading.plus(new Reading(Map.of(), BigDecimal.ZERO, units));
    }
}
