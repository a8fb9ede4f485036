package dev.makegood.storage;

/**
 * Lists the secondary indexes. Work indexes are sparse: a row is in one only while it has both attributes, and the
 * write that ends the work leaves them out. An index lags behind its table, so read a row again before acting on it.
 */
public enum Index {
    OPEN_BY_SKU(Table.ORDERS, "open-by-sku", "skuKey", "skuSort"),
    OPEN_BY_PROMISE(Table.ORDERS, "open-by-promise", "promiseShard", "promiseSort"),
    OPEN_BY_MERCHANT(Table.ORDERS, "open-by-merchant", "openMerchant", "promiseSort"),
    TALLY(Table.ORDERS, "tally", "tallied", "talliedAt"),
    CLAIMS(Table.ORDERS, "claims", "deskWork", "deskDueAt"),
    REDEMPTIONS_OPEN(Table.ORDERS, "redemptions-open", "openRedemptionShard", "openRedemptionEndsAt"),
    PERSONAL_BY_BUYER(Table.ORDERS, "personal-by-buyer", "personalBuyer", "personalSort"),
    SHORTFALL(Table.STOCK, "shortfall", "shortfallShard", "shortfallSince"),
    LOW_STOCK(Table.STOCK, "low-stock", "lowShard", "lowSince"),
    STOCK_AT_RISK(Table.STOCK, "at-risk", "merchantId", "lowSince"),
    RESTOCK_DUE(Table.STOCK, "restock-due", "restockShard", "restockDueAt"),
    RESTOCK_DATES(Table.STOCK, "restock-dates", "merchantId", "arrivesOn"),
    RESTOCK_MOVED(Table.STOCK, "restock-moved", "movedShard", "movedAt"),
    STOCK_TO_TELL(Table.STOCK, "to-tell", "tellShard", "tellSince"),
    STOCK_WRONG(Table.STOCK, "wrong", "wrongList", "wrongSince"),
    PRESALE_CHANGED(Table.STOCK, "presale-changed", "presaleShard", "presaleChangedAt"),
    REFUNDS_DUE(Table.CASES, "refunds-due", "refundShard", "refundDueAt"),
    REFUNDS_OWED_SINCE(Table.CASES, "refunds-owed-since", "owedList", "owedSince"),
    REFUNDS_OWED_BY(Table.CASES, "refunds-owed-by", "owedList", "owedBy"),
    WAITS(Table.CASES, "waits", "awaitedSku", "refundDueAt"),
    COMPENSATION_DUE(Table.CASES, "compensation-due", "compensationShard", "compensationDueAt"),
    DESK(Table.CASES, "desk", "deskWork", "deskDueAt"),
    CASES_BY_MERCHANT(Table.CASES, "by-merchant", "merchantId", "establishedAt"),
    CASES_BY_BUYER(Table.CASES, "by-buyer", "buyer", "establishedAt"),
    CASES_BY_DAY(Table.CASES, "by-day", "caseDay", "establishedAt"),
    COUPONS_BY_HOLDER(Table.COUPONS, "by-holder", "holder", "expiresAt"),
    COUPONS_EXPIRING(Table.COUPONS, "expiring", "expiryShard", "expiresAt"),
    NOTICES_UNDELIVERED(Table.NOTICES, "undelivered", "deliveryShard", "deliverAt"),
    NOTICES_UNDELIVERED_SINCE(Table.NOTICES, "undelivered-since", "deliveryShard", "createdAt"),
    NOTICES_BY_RECIPIENT(Table.NOTICES, "by-recipient", "recipient", "createdAt"),
    NOTICES_BY_CASE(Table.NOTICES, "by-case", "caseId", "createdAt"),
    WAITING_DUE(Table.ACCOUNTS, "waiting-due", "waitingShard", "waitingLookAt"),
    WAITING_OLDEST(Table.ACCOUNTS, "waiting-oldest", "waitingShard", "waitingSince"),
    ERASURES_DUE(Table.BUYERS, "erasures-due", "erasureShard", "erasureDueAt");

    private final Table table;
    private final String indexName;
    private final String partitionAttribute;
    private final String sortAttribute;

    Index(Table table, String indexName, String partitionAttribute, String sortAttribute) {
        this.table = table;
        this.indexName = indexName;
        this.partitionAttribute = partitionAttribute;
        this.sortAttribute = sortAttribute;
    }

    public Table table() {
        return table;
    }

    public String indexName() {
        return indexName;
    }

    public String partitionAttribute() {
        return partitionAttribute;
    }

    public String sortAttribute() {
        return sortAttribute;
    }
}
