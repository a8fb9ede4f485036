package dev.makegood.meter;

import dev.makegood.storage.Sizes;
import java.math.BigDecimal;

/**
 * Holds how DynamoDB bills requests in on-demand mode.
 *
 * <p>The rules are those of the developer guide: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">reads and
 * writes</a>, <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">
 * transactions</a> and <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html">indexes</a>.
 * Sizes are those of {@link Sizes}.
 */
final class BillingRules {
    /** Bytes that the guide adds to every stored item and index entry. Storage is billed for them, requests are not. */
    static final int STORAGE_OVERHEAD = 100;

    private static final long READ_BLOCK = 4 * 1024;
    private static final long WRITE_BLOCK = 1024;

    /** A transaction writes each item twice: to prepare, and to commit. */
    private static final long TRANSACTION = 2;

    private BillingRules() {}

    /** Says how a read sees concurrent writes. */
    enum Consistency {
        EVENTUAL("0.5"),
        STRONG("1"),
        TRANSACTIONAL("2");

        private final BigDecimal unitsPerBlock;

        Consistency(String unitsPerBlock) {
            this.unitsPerBlock = new BigDecimal(unitsPerBlock);
        }
    }

    /**
     * Returns the read units of one GetItem, or of one page of a Query or Scan. A BatchGetItem costs as much as a
     * GetItem for each of its items.
     *
     * @param bytes of the item, or of all items of the page together; 0 if there are none, which costs as much as a
     *     small one
     */
    static BigDecimal read(long bytes, Consistency consistency) {
        return consistency.unitsPerBlock.multiply(BigDecimal.valueOf(blocks(bytes, READ_BLOCK)));
    }

    /**
     * Returns the write units of one item of a transaction in its table. What is deleted is billed by what there was,
     * and a check as if it wrote what there is.
     *
     * @param before bytes of the item before; 0 if there was none
     * @param after bytes of the item after; 0 if there is none
     */
    static long transacted(long before, long after) {
        return TRANSACTION * written(before, after);
    }

    /** Returns the write units of one item that is put or deleted alone, also if its condition fails. */
    static long written(long before, long after) {
        return write(Math.max(before, after));
    }

    /** Returns the write units of an entry that an index puts or deletes. */
    static long write(long bytes) {
        return blocks(bytes, WRITE_BLOCK);
    }

    private static long blocks(long bytes, long block) {
        return Math.max(1, Math.ceilDiv(bytes, block));
    }
}
