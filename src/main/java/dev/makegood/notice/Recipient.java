package dev.makegood.notice;

/** Who a notice is for. */
public final class Recipient {
    /** Whoever is on duty for the platform. */
    public static final String OPERATOR = "operator";

    private Recipient() {}

    /**
     * A buyer.
     *
     * @param pseudonym the keyed pseudonym, "b_...": a buyer's raw id is refused here before it can be stored or sent
     */
    public static String buyer(String pseudonym) {
        if (!pseudonym.startsWith("b_")) {
            throw new IllegalArgumentException("a buyer is named by pseudonym only");
        }
        return "buyer:" + pseudonym;
    }

    /** A merchant, by the platform's own id. */
    public static String merchant(String merchantId) {
        return "merchant:" + merchantId;
    }
}
