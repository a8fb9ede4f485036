package dev.makegood.refund;

import dev.makegood.inventory.StockKey;
import dev.makegood.order.OrderFunds;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Refunding;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.WorkAge;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of refunds. Waiting ones are in a shard of the work index, those that people look at in a partition of their own. */
public final class Refunds implements Refunding {
    /** Refunds that people look at, and that are listed therefore. */
    public enum Listed {
        PARKED("parked"),
        RETURNED("returned");

        private final String partition;

        Listed(String partition) {
            this.partition = partition;
        }
    }

    /** All partitions that refunds are due in. */
    static final List<String> PARTITIONS = Stream.concat(
                    Shards.ALL.stream(), Stream.of(Listed.values()).map(listed -> listed.partition))
            .toList();

    private static final RowType<Refund> ROWS =
            new RowType<>(Refund.class, refund -> key(refund.refundId()), Refunds::indexes);

    private final Database database;

    public Refunds(Database database) {
        this.database = database;
    }

    @Override
    public Write schedule(
            CaseId caseId, int fromUnit, int toUnit, OrderFunds.Split split, Instant due, Instant deadline) {
        return ROWS.create(Refund.scheduled(new RefundId(caseId, fromUnit, toUnit), split, due, deadline));
    }

    @Override
    public Optional<Write> whileUnsettled(CaseId caseId) {
        return new RefundsAfter(this, List.of()).whileUnsettled(caseId);
    }

    Write check(RefundId id, Optional<Stored<Refund>> read) {
        return ROWS.check(key(id), read);
    }

    public Optional<Stored<Refund>> find(RefundId id) {
        return ROWS.find(database, key(id));
    }

    /** The refunds of a case, in the order in which its units went short. */
    public List<Refund> ofCase(CaseId caseId) {
        return storedOfCase(caseId).stream().map(Stored::value).toList();
    }

    List<Stored<Refund>> storedOfCase(CaseId caseId) {
        return database.all(ofCaseQuery(caseId)).stream().map(ROWS::read).toList();
    }

    private static Query ofCaseQuery(CaseId caseId) {
        return Query.table(Table.CASES, caseId.toString(), new Query.Range.StartsWith("REFUND~"));
    }

    /** Refunds of one of {@link #PARTITIONS} that something is to be done about at {@code now}, those due longest first; hints. */
    Page<RefundId> due(String partition, Instant now, int limit, Optional<Cursor> after) {
        var upToNow = new Query.Range.UpTo(SortableInstant.format(now));
        var query = Query.index(Index.REFUNDS_DUE, partition, upToNow, limit).after(after);
        return database.query(query).map(Refunds::id);
    }

    /** Refunds whose buyers wait for a SKU until an instant between two, both included; hints, to be read again. */
    Page<RefundId> waits(StockKey stock, Instant from, Instant to, int limit, Optional<Cursor> after) {
        var range = new Query.Range.Between(SortableInstant.format(from), SortableInstant.format(to));
        var query = Query.index(Index.WAITS, stock.toString(), range, limit).after(after);
        return database.query(query).map(Refunds::id);
    }

    /** For how long the refund that waits longest for what is to be done about it has waited; zero if none does. */
    public Duration longestWait(Instant now) {
        return WorkAge.oldest(database, Index.REFUNDS_DUE, PARTITIONS, now);
    }

    /** Refunds that wait for an operator, or were paid and came back: those that the gateway is asked about next come first. */
    public Page<Refund> listed(Listed listed, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.REFUNDS_DUE, listed.partition, new Query.Range.All(), limit)
                .after(after);
        Page<RefundId> page = database.query(query).map(Refunds::id);
        return new Page<>(
                page.items().stream()
                        .flatMap(id -> find(id).stream())
                        .map(Stored::value)
                        .toList(),
                page.next());
    }

    Write create(Refund scheduled) {
        return ROWS.create(scheduled);
    }

    /**
     * Moves a row on in the work index without reading what is in it: one that cannot be read must not stay in front of those
     * that can.
     */
    List<Write> setAside(RefundId id, Instant until) {
        return database.find(key(id)).filter(row -> row.attributes().containsKey("refundDueAt")).stream()
                .<Write>map(row -> {
                    Map<String, Object> attributes = new HashMap<>(row.attributes());
                    attributes.put("refundDueAt", SortableInstant.format(until));
                    return new Write.Replace(row.key(), row.version(), attributes);
                })
                .toList();
    }

    public Write replace(Stored<Refund> old, Refund now) {
        return ROWS.replace(old, now);
    }

    private static Key key(RefundId id) {
        return new Key(Table.CASES, id.caseId().toString(), "REFUND~%07d-%07d".formatted(id.fromUnit(), id.toUnit()));
    }

    private static RefundId id(Row row) {
        String[] units = row.key().sort().substring("REFUND~".length()).split("-");
        return new RefundId(
                CaseId.parse(row.key().partition()).orElseThrow(),
                Integer.parseInt(units[0]),
                Integer.parseInt(units[1]));
    }

    private static Map<String, String> indexes(Refund refund) {
        String shard = Shards.of(refund.refundId().toString());
        return switch (refund.state()) {
            case RefundState.Deferred wait -> {
                var attributes = new HashMap<>(due(shard, wait.wakeAt()));
                attributes.put("awaitedSku", wait.stock().toString());
                yield attributes;
            }
            case RefundState.Returned returned -> due(Listed.RETURNED.partition, returned.payAt());
            case RefundState.Waiting waiting -> due(shard, waiting.wakeAt());
            case RefundState.Parked parked ->
                due(Listed.PARKED.partition, parked.askAt().orElse(parked.at()));
            case RefundState.Watched watched ->
                watched.askAt().map(at -> due(shard, at)).orElse(Map.of());
            case RefundState.Withdrawn _ -> Map.of();
        };
    }

    private static Map<String, String> due(String shard, Instant at) {
        return Map.of("refundShard", shard, "refundDueAt", SortableInstant.format(at));
    }
}
