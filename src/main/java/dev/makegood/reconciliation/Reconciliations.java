package dev.makegood.reconciliation;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the results of audits, by watermark. */
public final class Reconciliations {
    private static final String PARTITION = "reconciliation";

    private static final RowType<Reconciliation> ROWS =
            new RowType<>(Reconciliation.class, result -> key(result.watermark()));

    private record Awaited(Instant since) {}

    private static final Key AWAITED_KEY = new Key(Table.ACCOUNTS, PARTITION + "-awaited", "AWAITED");
    private static final RowType<Awaited> AWAITED = new RowType<>(Awaited.class, _ -> AWAITED_KEY);

    private final Database database;

    public Reconciliations(Database database) {
        this.database = database;
    }

    /** Stores a result; replaces one of the same watermark. */
    void keep(Reconciliation result) {
        database.decide(() ->
                new Decision<>(result, List.of(ROWS.put(ROWS.find(database, key(result.watermark())), result))));
    }

    /** Returns the result with the latest watermark. */
    public Optional<Reconciliation> latest() {
        var newest =
                Query.table(Table.ACCOUNTS, PARTITION, new Query.Range.All(), 1).backwards();
        return database.first(newest, 1).stream()
                .findFirst()
                .map(row -> ROWS.read(row).value());
    }

    /** Returns the time since the last audit or, before the first one, since this method was first called. */
    public Duration age(Instant now) {
        Instant since = latest().map(Reconciliation::watermark).orElseGet(() -> awaitedSince(now));
        return Duration.between(since, now);
    }

    private Instant awaitedSince(Instant now) {
        return database.decide(() -> AWAITED.find(database, AWAITED_KEY)
                .map(found -> Decision.answer(found.value().since()))
                .orElseGet(() -> new Decision<>(now, List.of(AWAITED.create(new Awaited(now))))));
    }

    private static Key key(Instant watermark) {
        return new Key(Table.ACCOUNTS, PARTITION, SortableInstant.format(watermark));
    }
}
