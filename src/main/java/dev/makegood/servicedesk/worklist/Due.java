package dev.makegood.servicedesk.worklist;

import java.time.Instant;

/**
 * Holds one next step of a case.
 *
 * @param what the kind of step
 * @param by the first instant at which it is late, or no longer possible
 * @param about the id of the refund, claim, hand-over or coupon, the suggested SKU, or else the id of the case
 */
public record Due(What what, Instant by, String about) {
    /**
     * Lists the kinds of step, each with who must act and which of the two sides sees it. Platform and operators see
     * all.
     */
    public enum What {
        /** The buyer may choose something other than the refund. */
        CHOICE("choice", "buyer", true, true),
        /** The merchant could offer a replacement that is suggested. */
        REPLACEMENT("replacement", "merchant", false, true),
        /** The refund is to be paid. */
        REFUND("refund", "makegood", true, true),
        /** The refund is parked: an operator must look at it before it is paid. */
        PARKED_REFUND("parkedRefund", "operator", true, true),
        /** The goods that the buyer waits for are to be shipped. */
        SHIPMENT("shipment", "merchant", true, true),
        /** Compensation is owed; the buyer gets it as soon as the refund allows. */
        COMPENSATION("compensation", "makegood", true, true),
        /** Compensation waits for the merchant's money. */
        MONEY("money", "merchant", true, true),
        /** The merchant may appeal. */
        APPEAL("appeal", "merchant", false, true),
        APPEAL_DECISION("appealDecision", "operator", false, true),
        CLAIM_DECISION("claimDecision", "operator", true, false),
        HAND_OVER_ANSWER("handOverAnswer", "operator", true, true),
        /** The rest of the coupon is to be spent. */
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

        /** Returns who must act: buyer, merchant or operator; makegood if the system does it. */
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
