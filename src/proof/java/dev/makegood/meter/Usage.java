package dev.makegood.meter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Holds what was used of DynamoDB.
 *
 * @param requests by operation
 * @param storedBytes how many bytes more there are, of tables and indexes
 */
public record Usage(
        Map<Operation, Long> requests,
        Map<Place, BigDecimal> readUnits,
        Map<Place, Long> writeUnits,
        long storedBytes) {
    public static final Usage NOTHING = new Usage(Map.of(), Map.of(), Map.of(), 0);

    public Usage {
        requests = Map.copyOf(requests);
        readUnits = Map.copyOf(readUnits);
        writeUnits = Map.copyOf(writeUnits);
    }

    /** Returns the number of all requests. */
    public long allRequests() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of requests of one operation. */
    public long requests(Operation operation) {
        return requests.getOrDefault(operation, 0L);
    }

    /** Returns the read units of all tables and indexes. */
    public BigDecimal allReadUnits() {
        return readUnits.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Returns the write units of all tables and indexes. */
    public long allWriteUnits() {
        return writeUnits.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the write units of one table or index. */
    public long writeUnits(Place place) {
        return writeUnits.getOrDefault(place, 0L);
    }

    /** Returns the sum of both. */
    public Usage plus(Usage other) {
        return new Usage(
                sum(requests, other.requests, Long::sum),
                sum(readUnits, other.readUnits, BigDecimal::add),
                sum(writeUnits, other.writeUnits, Long::sum),
                storedBytes + other.storedBytes);
    }

    private static <K, V> Map<K, V> sum(Map<K, V> one, Map<K, V> other, BinaryOperator<V> add) {
        var sum = new TreeMap<>(one);
        other.forEach((key, value) -> sum.merge(key, value, add));
        return sum;
    }
}
