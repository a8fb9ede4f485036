package dev.makegood.desk;

import java.time.Instant;

/**
 * Something that is to be done about a case.
 *
 * @param what its kind
 * @param by the first instant at which it is late, or too late
 * @param about the id of the refund, claim, hand-over or coupon; of the case where it has none of its own
 */
public record Due(What what, Instant by, String about) {
    /** The kinds, with who is to do it and which of the two sides see it; the platform and its operators see all. */
    public enum What {
        /** The buyer may choose something else than the refund. */
        CHOICE("choice", "buyer", true, true),
        /** The money is to have been sent back. */
        REFUND("refund", "makegood", true, true),
        /** The same of one that was given up until an operator looks at it. */
        PARKED_REFUND("parkedRefund", "operator", true, true),
        /** The goods that the buyer waits for are to be shipped. */
        SHIPMENT("shipment", "merchant", true, true),
        /** The buyer is to have the compensation: it is owed, as soon as the refund allows. */
        COMPENSATION("compensation", "makegood", true, true),
        /** The compensation waits for money of the merchant, and is looked at again. */
        MONEY("money", "merchant", true, true),
        /** The merchant may appeal. */
        APPEAL("appeal", "merchant", false, true),
        APPEAL_DECISION("appealDecision", "operator", false, true),
        CLAIM_DECISION("claimDecision", "operator", true, false),
        HAND_OVER_ANSWER("handOverAnswer", "operator", true, true),
        /** What is left of the coupon is to be spent. */
        COUPON("coupon", "buyer", true, false);

        private final String id;
        private final String who;
        private final boolean seenByBuyer;
        private final boolean seenByMerchant;

        What(String id, String who, boolean seenByBuyer, boolean seenByMerchant) {
            this.id = id;
            this.who = who;
            this.seenByBuyer = seenByBuyer;
            this.seenByMerchant = seenByMerchant;
        }

        public String id() {
            return id;
        }

        /** Who is to do it: buyer, merchant, operator, or makegood where it happens by itself. */
        public String who() {
            return who;
        }

        public boolean seenByBuyer() {
            return seenByBuyer;
        }

        public boolean seenByMerchant() {
            return seenByMerchant;
        }
    }
}
