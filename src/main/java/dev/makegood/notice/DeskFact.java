package dev.makegood.notice;

import java.time.Instant;
import java.time.ZoneId;

/** Is about the requests to the service desk and its decisions. */
public sealed interface DeskFact extends Fact {
    /** Has the deadline of the desk's decision or answer. */
    record Due(Instant deadline, Calendar calendar, ZoneId zone) {}

    /** @param reason the merchant's own words */
    record AppealedOperator(OfCase line, String merchantId, String reason, Due due) implements DeskFact {}

    record AppealOverdueOperator(OfCase line, String merchantId, Due due) implements DeskFact {}

    /** @param reason the operator's own words */
    record AppealDecidedMerchant(OfCase line, Ruling ruling, String reason) implements DeskFact {}

    record ClaimReceivedBuyer(OfCase line, String claimId, Due due) implements DeskFact {}

    /** @param reason the buyer's own words */
    record ClaimedOperator(OfCase line, String merchantId, String claimId, String reason, Due due)
            implements DeskFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new ClaimedOperator(line, merchantId, claimId, instead, due);
        }
    }

    record ClaimOverdueOperator(OfCase line, String merchantId, String claimId, Due due) implements DeskFact {}

    /** @param reason the operator's own words */
    record ClaimDecidedBuyer(OfCase line, String claimId, Ruling ruling, String reason) implements DeskFact {}

    record HandOverReceivedAsker(OfCase line, String handOverId, Due due) implements DeskFact {}

    /** @param reason the asker's own words */
    record HandOverOperator(OfCase line, String handOverId, String reason, Due due) implements DeskFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new HandOverOperator(line, handOverId, instead, due);
        }
    }

    record HandOverOverdueOperator(OfCase line, String handOverId, Due due) implements DeskFact {}

    /** @param answerText the operator's own words */
    record HandOverAnsweredAsker(OfCase line, String handOverId, String answerText) implements DeskFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new HandOverAnsweredAsker(line, handOverId, instead);
        }
    }
}
