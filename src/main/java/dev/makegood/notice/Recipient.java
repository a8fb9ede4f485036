package dev.makegood.notice;

/** Names recipients of notices. */
public final class Recipient {
    /** Whoever is on duty for the platform. */
    public static final String OPERATOR = "operator";

    private Recipient() {}

    /**
     * Names a buyer.
     *
     * @param pseudonym "b_..."; a raw buyer id is refused before it can be stored or sent
     */
    public static String buyer(String pseudonym) {
        if (!pseudonym.startsWith("b_")) {
            throw new IllegalArgumentException("a buyer is named by pseudonym only");
        }
        return "buyer:" + pseudonym;
    }

    /** Names a merchant, by the platform's id. */
    public static String merchant(String merchantId) {
        return "merchant:" + merchantId;
    }
}
