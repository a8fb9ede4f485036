package dev.makegood.refund;

import dev.makegood.inventory.StockKey;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Refunding;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Worker;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads and writes the rows of refunds. Waiting refunds are in a shard of the work index; refunds that people must look
 * at are in partitions of their own.
 */
public final class Refunds implements Refunding {
    /** Lists the states in which people must look at refunds. */
    public enum Listed {
        PARKED("parked"),
        RETURNED("returned");

        private final String partition;

        Listed(String partition) {
            this.partition = partition;
        }
    }

    private static final String REFUND = "REFUND";

    private static final RowType<Refund> ROWS =
            new RowType<>(Refund.class, refund -> key(refund.refundId()), Refunds::indexes);

    private final Database database;

    public Refunds(Database database) {
        this.database = database;
    }

    @Override
    public Write schedule(Plan plan) {
        var id = new RefundId(plan.caseId(), plan.fromUnit(), plan.toUnit());
        return ROWS.create(Refund.scheduled(id, plan.split(), plan.due(), plan.deadline(), plan.act()));
    }

    @Override
    public Optional<Write> whileUnsettled(CaseId caseId) {
        return new RefundsAfter(this, List.of()).whileUnsettled(caseId);
    }

    /** Returns the refunds as they are after a decision that changes some of them. */
    public Refunding after(List<Refund> changed) {
        return new RefundsAfter(this, changed);
    }

    Write check(RefundId id, Optional<Stored<Refund>> read) {
        return ROWS.check(key(id), read);
    }

    public Optional<Stored<Refund>> find(RefundId id) {
        return ROWS.find(database, key(id));
    }

    /** Returns a refund that another row refers to. */
    public Stored<Refund> get(RefundId id) {
        return ROWS.get(database, key(id));
    }

    /** Returns the refunds of a case, in the order in which its units became short. */
    public List<Refund> ofCase(CaseId caseId) {
        return storedOfCase(caseId).stream().map(Stored::value).toList();
    }

    public List<Stored<Refund>> storedOfCase(CaseId caseId) {
        return database.all(ofCaseQuery(caseId)).stream().map(ROWS::read).toList();
    }

    /** Returns the refunds among rows of any kind that can be read. */
    public static Stream<Refund> of(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.key().table() == Table.CASES
                        && new KeyText(row.key().sort()).parts().getFirst().equals(REFUND))
                .flatMap(row -> ROWS.readable(row).stream());
    }

    private static Query ofCaseQuery(CaseId caseId) {
        return Query.table(Table.CASES, caseId.toString(), Query.Range.under(REFUND));
    }

    /** Returns the partitions of a worker in which refunds can be due; those of all refunds together are the first one's. */
    public static List<String> partitions(Worker worker) {
        Stream<Listed> listed = worker.isFirst() ? Stream.of(Listed.values()) : Stream.of();
        return Stream.concat(worker.shards().stream(), listed.map(one -> one.partition))
                .toList();
    }

    /**
     * Returns a page of refunds in one of {@link #partitions} that are due at {@code now}, the longest due first. Read
     * each again before acting on it, since the index may lag.
     */
    public Page<RefundId> due(String partition, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.REFUNDS_DUE, partition, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(Refunds::id);
    }

    /**
     * Returns a page of refunds whose buyers wait for a SKU until an instant from {@code from} to {@code to}, both
     * inclusive. Read each again before acting on it, since the index may lag.
     */
    public Page<RefundId> waits(StockKey stock, Instant from, Instant to, int limit, Optional<Cursor> after) {
        var range = Query.Range.period(from, to.plusMillis(1));
        var query = Query.index(Index.WAITS, stock.toString(), range, limit).after(after);
        return database.query(query).map(Refunds::id);
    }

    /**
     * Returns the refunds of a payment, by the provider's own id of it; of those that drew on several payments, the ones
     * that drew on this. A refund of moments ago may be missing, since the index may lag.
     */
    public List<Refund> ofPayment(String provider, String reference) {
        var query = Query.index(
                Index.REFUNDS_BY_PAYMENT, payment(provider, reference), new Query.Range.All(), Query.MAX_LIMIT);
        return database.all(query).stream()
                .flatMap(row -> find(id(row)).stream())
                .map(Stored::value)
                .toList();
    }

    private static String payment(String provider, String reference) {
        return KeyText.join(provider, reference);
    }

    /** Returns a page of parked or returned refunds, those to be asked about or paid next first. */
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

    /** Returns a refund of a list; empty if it is gone or cannot be read. */
    Optional<Refund> readable(RefundId id) {
        return database.find(key(id)).flatMap(ROWS::readable);
    }

    public Write create(Refund scheduled) {
        return ROWS.create(scheduled);
    }

    /** Postpones a row in the work index without parsing it: a row that cannot be read must not block the others. */
    public List<Write> setAside(RefundId id, Instant until) {
        return database.find(key(id)).flatMap(row -> Index.REFUNDS_DUE.move(row, until)).stream()
                .toList();
    }

    public Write replace(Stored<Refund> old, Refund changed) {
        return ROWS.replace(old, changed);
    }

    /** Returns the key of a refund, for a worker that reads it with others. */
    public static Key key(RefundId id) {
        return new Key(
                Table.CASES,
                id.caseId().toString(),
                KeyText.join(REFUND, id.withTransfer("%07d-%07d".formatted(id.fromUnit(), id.toUnit()))));
    }

    static RefundId id(Row row) {
        String units = new KeyText(row.key().sort()).last().replaceAll("\\b0+(?=[0-9])", "");
        CaseId caseId = CaseId.parse(row.key().partition()).orElseThrow();
        return RefundId.parse(caseId, units).orElseThrow();
    }

    private static List<IndexEntry> indexes(Refund refund) {
        var entries = new ArrayList<>(UnpaidRefunds.entries(refund));
        due(refund).ifPresent(entries::add);
        refund.split()
                .payment()
                .map(paid -> Index.REFUNDS_BY_PAYMENT.entry(
                        payment(paid.provider(), paid.reference()),
                        refund.refundId().toString()))
                .ifPresent(entries::add);
        if (refund.state() instanceof RefundState.Deferred wait) {
            entries.add(Index.WAITS.entry(wait.stock().toString(), wait.wakeAt()));
        }
        return entries;
    }

    private static Optional<IndexEntry> due(Refund refund) {
        String shard = Shards.of(refund.refundId().toString());
        return switch (refund.state()) {
            case RefundState.Returned returned -> due(Listed.RETURNED.partition, returned.payAt());
            case RefundState.Waiting waiting -> due(shard, waiting.wakeAt());
            case RefundState.Parked parked ->
                due(Listed.PARKED.partition, parked.askAt().orElse(parked.at()));
            case RefundState.Watched watched -> watched.askAt().flatMap(at -> due(shard, at));
            case RefundState.Withdrawn _ -> Optional.empty();
        };
    }

    private static Optional<IndexEntry> due(String partition, Instant at) {
        return Optional.of(Index.REFUNDS_DUE.entry(partition, at));
    }
}
