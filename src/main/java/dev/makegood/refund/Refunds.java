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

/** The rows of refunds. Waiting ones are in a shard of the work index, parked ones in a partition of their own. */
public final class Refunds implements Refunding {
    private static final String PARKED = "parked";

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
        return database.all(ofCaseQuery(caseId)).stream()
                .filter(row -> ROWS.read(row).value().isToCome())
                .findFirst()
                .map(row -> new Write.Check(row.key(), row.version()));
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

    /** Refunds of one shard to be taken up at {@code now}, those due longest first; hints, to be read again. */
    public List<RefundId> due(String shard, Instant now, int limit) {
        var upToNow = new Query.Range.UpTo(SortableInstant.format(now));
        return database.query(Query.index(Index.REFUNDS_DUE, shard, upToNow, limit)).items().stream()
                .map(Refunds::id)
                .toList();
    }

    /** Refunds whose buyers wait for a SKU until an instant between two, both included; hints, to be read again. */
    Page<RefundId> waits(StockKey stock, Instant from, Instant to, int limit, Optional<Cursor> after) {
        var range = new Query.Range.Between(SortableInstant.format(from), SortableInstant.format(to));
        var query = Query.index(Index.WAITS, stock.toString(), range, limit).after(after);
        return database.query(query).map(Refunds::id);
    }

    /** For how long the refund that waits longest to be taken up has waited; zero if none does. */
    public Duration longestWait(Instant now) {
        return WorkAge.oldest(database, Index.REFUNDS_DUE, now);
    }

    /** Refunds that wait for an operator, those parked longest first. */
    public Page<Refund> parked(int limit, Optional<Cursor> after) {
        var query = Query.index(Index.REFUNDS_DUE, PARKED, new Query.Range.All(), limit)
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
            case RefundState.Waiting waiting -> due(shard, waiting.wakeAt());
            case RefundState.Parked parked -> due(PARKED, parked.at());
            case RefundState.Settled _, RefundState.Withdrawn _ -> Map.of();
        };
    }

    private static Map<String, String> due(String shard, Instant at) {
        return Map.of("refundShard", shard, "refundDueAt", SortableInstant.format(at));
    }
}
