/**
 * Takes orders that went well out of their table, keeps them in a bucket, and brings them back if anything about them
 * changes. It may use {@code order} and {@code market}. Begin with {@link dev.makegood.order.archive.ArchiveOrders}.
 */
package dev.makegood.order.archive;
