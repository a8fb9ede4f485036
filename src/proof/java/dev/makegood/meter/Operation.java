package dev.makegood.meter;

/** Lists the requests to DynamoDB. */
public enum Operation {
    GET_ITEM("GetItem"),
    BATCH_GET_ITEM("BatchGetItem"),
    QUERY("Query"),
    SCAN("Scan"),
    PUT_ITEM("PutItem"),
    DELETE_ITEM("DeleteItem"),
    TRANSACTION("TransactWriteItems"),

    /** A transaction that a guard refused. It is billed, and so is the one that is sent in its place. */
    CANCELLED("TransactWriteItems, cancelled");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
