package dev.makegood.stockout;

/** Lists the reasons to assess a case again. */
public enum Why {
    /** The operator found a ground on which nothing is owed. */
    EXEMPTION("exemption"),
    /** The operator upheld the buyer's complaint. */
    COMPLAINT("complaint"),
    /** The operator upheld the buyer's complaint about another case for the same units, which counts against this one. */
    COUNTED("counted"),
    /** The operator granted the merchant's appeal. */
    APPEAL("appeal"),
    /** Buyer and merchant agreed on a sum. */
    AGREEMENT("agreement"),
    /** The operator upheld the buyer's claim. */
    CLAIM("claim"),
    /**
     * More units became short after a late shipment of their line; together both cases give no more than the larger
     * one.
     */
    GROWTH("growth"),
    /** A refund was paid, and something accrued until then. */
    ACCRUED("accrued"),
    /** Another case released its use of a cap. */
    GIVEN_BACK("givenBack"),
    /** The buyer got goods instead of the refund that the compensation depended on. */
    GOODS_INSTEAD("goodsInstead"),
    /** The goods instead of the refund were not shipped after all. */
    NO_GOODS("noGoods"),
    /** Units were stranded by a mistake that was found before anything was paid for them. */
    TAKEN_BACK("takenBack"),
    /** While it waited for its merchant's money, other cases used the shared caps. */
    GIVEN_BY_OTHERS("givenByOthers");

    private final String id;

    Why(String id) {
        this.id = id;
    }

    /** Returns the name in messages. */
    String id() {
        return id;
    }
}
