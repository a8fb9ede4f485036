package dev.makegood.meter;

import dev.makegood.meter.BillingRules.Consistency;
import dev.makegood.storage.Index;
import dev.makegood.storage.Row;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.Table;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds up what requests cost. */
final class Tally {
    private static final Map<Table, List<Index>> INDEXES =
            Arrays.stream(Index.values()).collect(Collectors.groupingBy(Index::table));

    private final Projections projections;
    private final Map<Operation, Long> requests = new EnumMap<>(Operation.class);
    private final Map<Place, BigDecimal> readUnits = new HashMap<>();
    private final Map<Place, Long> writeUnits = new HashMap<>();
    private long storedBytes;

    Tally(Projections projections) {
        this.projections = projections;
    }

    Usage usage() {
        return new Usage(requests, readUnits, writeUnits, storedBytes);
    }

    void request(Operation operation) {
        requests.merge(operation, 1L, Long::sum);
    }

    /** Adds a request that reads a table, consistently, or an index, which never is. */
    void read(Operation operation, Place place, long bytes) {
        request(operation);
        read(place, bytes);
    }

    /** Adds what a read costs without its request, which may be shared. */
    void read(Place place, long bytes) {
        Consistency consistency = place.index().isPresent() ? Consistency.EVENTUAL : Consistency.STRONG;
        readUnits.merge(place, BillingRules.read(bytes, consistency), BigDecimal::add);
    }

    /** Adds a page of a table that is scanned in segments, which may lag. */
    void scanned(Table table, long bytes) {
        request(Operation.SCAN);
        readUnits.merge(Place.of(table), BillingRules.read(bytes, Consistency.EVENTUAL), BigDecimal::add);
    }

    /** Adds what an item costs in its table, written by a transaction or alone. */
    void wrote(Operation operation, Table table, Optional<Row> before, Optional<Row> after) {
        long units = operation == Operation.TRANSACTION
                ? BillingRules.transacted(bytes(before), bytes(after))
                : BillingRules.written(bytes(before), bytes(after));
        write(Place.of(table), units);
    }

    /** Adds what a change of a row costs in the indexes of its table, and the bytes that it adds to all of them. */
    void changed(Table table, Optional<Row> before, Optional<Row> after) {
        stored(before.map(Sizes::of), after.map(Sizes::of));
        for (Index index : INDEXES.getOrDefault(table, List.of())) {
            var old = before.flatMap(row -> projections.entry(index, row));
            var now = after.flatMap(row -> projections.entry(index, row));
            write(Place.of(index), indexed(old, now));
            stored(old.map(Projections.Entry::bytes), now.map(Projections.Entry::bytes));
        }
    }

    /** A transaction costs an index no more than a single write does. An index that stays as it is costs nothing. */
    private static long indexed(Optional<Projections.Entry> before, Optional<Projections.Entry> after) {
        if (before.equals(after)) {
            return 0;
        }
        long put = after.map(entry -> BillingRules.write(entry.bytes())).orElse(0L);
        long deleted = before.map(entry -> BillingRules.write(entry.bytes())).orElse(0L);
        boolean stays = before.isPresent()
                && after.isPresent()
                && before.get().keys().equals(after.get().keys());
        return stays ? Math.max(put, deleted) : put + deleted;
    }

    private void write(Place place, long units) {
        if (units > 0) {
            writeUnits.merge(place, units, Long::sum);
        }
    }

    private void stored(Optional<Integer> before, Optional<Integer> after) {
        storedBytes += after.map(bytes -> bytes + BillingRules.STORAGE_OVERHEAD).orElse(0)
                - before.map(bytes -> bytes + BillingRules.STORAGE_OVERHEAD).orElse(0);
    }

    private static int bytes(Optional<Row> row) {
        return row.map(Sizes::of).orElse(0);
    }
}
