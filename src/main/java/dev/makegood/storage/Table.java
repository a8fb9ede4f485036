package dev.makegood.storage;

/**
 * Lists the tables that the functions share. Each has a partition key {@code pk} and a sort key {@code sk}, both text.
 */
public enum Table {
    ORDERS,
    STOCK,
    CASES,
    COUPONS,
    ACCOUNTS,
    BUYERS,
    LEDGER,
    NOTICES,
    POLICIES,
    ARCHIVE,
    IMPORTS
}
