package dev.makegood.notice;

import java.time.Instant;
import java.time.ZoneId;

/** Is about what the service desk is asked and decides. */
public sealed interface DeskFact extends Fact {
    /** Says until when the desk decides or answers. */
    record Due(Instant deadline, Calendar calendar, ZoneId zone) {}

    /** @param reason the merchant's, shown as it is */
    record AppealedOperator(OfCase line, String merchantId, String reason, Due due) implements DeskFact {}

    record AppealOverdueOperator(OfCase line, String merchantId, Due due) implements DeskFact {}

    /** @param reason the operator's, shown as it is */
    record AppealDecidedMerchant(OfCase line, Ruling ruling, String reason) implements DeskFact {}

    record ClaimReceivedBuyer(OfCase line, String claimId, Due due) implements DeskFact {}

    /** @param reason the buyer's, shown as it is */
    record ClaimedOperator(OfCase line, String merchantId, String claimId, String reason, Due due)
            implements DeskFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new ClaimedOperator(line, merchantId, claimId, instead, due);
        }
    }

    record ClaimOverdueOperator(OfCase line, String merchantId, String claimId, Due due) implements DeskFact {}

    /** @param reason the operator's, shown as it is */
    record ClaimDecidedBuyer(OfCase line, String claimId, Ruling ruling, String reason) implements DeskFact {}

    record HandOverReceivedAsker(OfCase line, String handOverId, Due due) implements DeskFact {}

    /** @param reason the asker's, shown as it is */
    record HandOverOperator(OfCase line, String handOverId, String reason, Due due) implements DeskFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new HandOverOperator(line, handOverId, instead, due);
        }
    }

    record HandOverOverdueOperator(OfCase line, String handOverId, Due due) implements DeskFact {}

    /** @param answerText the operator's, shown as it is */
    record HandOverAnsweredAsker(OfCase line, String handOverId, String answerText) implements DeskFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new HandOverAnsweredAsker(line, handOverId, instead);
        }
    }
}
