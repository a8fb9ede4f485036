package dev.makegood.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;

/**
 * Lists the secondary indexes. A row is in an index only while its {@link RowType} gives it an entry, so the write that
 * ends the work takes it out. An index lags behind its table, so read a row again before acting on it.
 */
public enum Index {
    OPEN_BY_SKU(Table.ORDERS, "open-by-sku"),
    OPEN_BY_PROMISE(Table.ORDERS, "open-by-promise"),
    OPEN_BY_MERCHANT(Table.ORDERS, "open-by-merchant"),
    TALLY(Table.ORDERS, "tally"),
    CLAIMS(Table.ORDERS, "claims"),
    REDEMPTIONS_OPEN(Table.ORDERS, "redemptions-open"),
    PERSONAL_BY_BUYER(Table.ORDERS, "personal-by-buyer"),
    SHORTFALL(Table.STOCK, "shortfall"),
    LOW_STOCK(Table.STOCK, "low-stock"),
    STOCK_AT_RISK(Table.STOCK, "at-risk"),
    STOCK_BY_MERCHANT(Table.STOCK, "by-merchant"),
    RESTOCK_DUE(Table.STOCK, "restock-due"),
    RESTOCK_DATES(Table.STOCK, "restock-dates"),
    RESTOCK_MOVED(Table.STOCK, "restock-moved"),
    STOCK_TO_TELL(Table.STOCK, "to-tell"),
    STOCK_WRONG(Table.STOCK, "wrong"),
    STOCK_LOST(Table.STOCK, "lost"),
    PRESALE_CHANGED(Table.STOCK, "presale-changed"),
    REFUNDS_DUE(Table.CASES, "refunds-due"),
    REFUNDS_OWED_SINCE(Table.CASES, "refunds-owed-since"),
    REFUNDS_OWED_BY(Table.CASES, "refunds-owed-by"),
    REFUNDS_BY_PAYMENT(Table.CASES, "by-payment"),
    WAITS(Table.CASES, "waits"),
    COMPENSATION_DUE(Table.CASES, "compensation-due"),
    DESK(Table.CASES, "desk"),
    CASES_BY_MERCHANT(Table.CASES, "by-merchant"),
    CASES_BY_BUYER(Table.CASES, "by-buyer"),
    CASES_BY_DAY(Table.CASES, "by-day"),
    COUPONS_BY_HOLDER(Table.COUPONS, "by-holder"),
    COUPONS_EXPIRING(Table.COUPONS, "expiring"),
    NOTICES_UNDELIVERED(Table.NOTICES, "undelivered"),
    NOTICES_UNDELIVERED_SINCE(Table.NOTICES, "undelivered-since"),
    NOTICES_BY_RECIPIENT(Table.NOTICES, "by-recipient"),
    WAITING_DUE(Table.ACCOUNTS, "waiting-due"),
    WAITING_OLDEST(Table.ACCOUNTS, "waiting-oldest"),
    ERASURES_DUE(Table.BUYERS, "erasures-due"),
    IMPORTS_OPEN(Table.IMPORTS, "imports-open");

    private final Table table;
    private final String indexName;

    Index(Table table, String indexName) {
        this.table = table;
        this.indexName = indexName;
    }

    public Table table() {
        return table;
    }

    public String indexName() {
        return indexName;
    }

    /** Returns the attribute that holds the partition. Its hyphen keeps it different from every record component. */
    public String partitionAttribute() {
        return indexName + "-pk";
    }

    /** Returns the attribute by which the index is sorted. */
    public String sortAttribute() {
        return indexName + "-sk";
    }

    /** Returns the entry that puts a row into this index. */
    public IndexEntry entry(String partition, String sort) {
        return new IndexEntry(this, partition, sort);
    }

    /** Returns the entry that puts a row into this index at an instant. */
    public IndexEntry entry(String partition, Instant at) {
        return entry(partition, SortableInstant.format(at));
    }

    /**
     * Returns the entry that puts a row into this index at an instant.
     *
     * @param tie sorts rows of the same instant
     */
    public IndexEntry entry(String partition, Instant at, Object tie) {
        return entry(partition, KeyText.join(SortableInstant.format(at), tie));
    }

    /** Returns true if a row is in this index. */
    public boolean has(Row row) {
        return row.attributes().containsKey(partitionAttribute())
                && row.attributes().containsKey(sortAttribute());
    }

    /** Returns the sort value of a row of this index. */
    public String sort(Row row) {
        return (String) row.attributes().get(sortAttribute());
    }

    /**
     * Returns a write that moves a row within this index without parsing it, so that an unreadable row does not block
     * the others; empty if it is not in the index.
     */
    public Optional<Write> move(Row row, Instant to) {
        if (!has(row)) {
            return Optional.empty();
        }
        var attributes = new HashMap<>(row.attributes());
        attributes.put(sortAttribute(), SortableInstant.format(to));
        return Optional.of(new Write.Replace(row.key(), row.version(), attributes));
    }
}
