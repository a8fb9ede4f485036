package dev.makegood.stockout;

/** Why a case was assessed again. */
public enum Why {
    /** The operator found a ground on which nothing is owed. */
    EXEMPTION("exemption"),
    /** The operator upheld the buyer's complaint. */
    COMPLAINT("complaint"),
    /** The operator granted the merchant's appeal. */
    APPEAL("appeal"),
    /** Buyer and merchant agreed on a sum. */
    AGREEMENT("agreement"),
    /** The operator upheld the buyer's claim. */
    CLAIM("claim"),
    /** More units went short after their line was shipped late, and both together give no more than the larger. */
    GROWTH("growth"),
    /** Another case gave back what it had used up of a cap. */
    GIVEN_BACK("givenBack"),
    /** The buyer has goods instead of the refund that the compensation was to follow. */
    GOODS_INSTEAD("goodsInstead"),
    /** The goods that the buyer was to have instead have not been shipped after all. */
    NO_GOODS("noGoods"),
    /** While it waited for its merchant's money, others were given what it shares with them. */
    GIVEN_BY_OTHERS("givenByOthers");

    private final String id;

    Why(String id) {
        this.id = id;
    }

    /** The name in messages. */
    String id() {
        return id;
    }
}
