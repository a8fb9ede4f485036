package dev.makegood.notice;

import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Is about a case and its worth. */
public sealed interface CaseFact extends Fact {
    /**
     * States what the buyer gets for the case.
     *
     * @param compensationAmount of the whole case
     * @param givenAmount the part that was issued before
     * @param keptAmount the amount issued before, if there is no more to come
     * @param steps of the assessment; the last one explains why there is no more
     */
    record ToGet(
            Optional<Money> compensationAmount,
            Optional<Money> givenAmount,
            Optional<Money> keptAmount,
            List<Sentence> steps) {}

    /**
     * States what the merchant owes for the case.
     *
     * @param policy its id and version
     */
    record Owed(String policy, Optional<Money> compensationAmount, List<Sentence> steps) {}

    /**
     * Tells a buyer which units were not shipped, and the consequences.
     *
     * @param trigger one of admission, recount, overdue, claim and agreement
     * @param deadline of the refund
     * @param law the law that sets the deadline, if it is stricter than the policy
     * @param form coupon, redPacket or wallet
     * @param promisedAmount the part of the compensation that the merchant promised or agreed on
     */
    record StockoutBuyer(
            OfCase line,
            int units,
            String trigger,
            Money refundAmount,
            Instant deadline,
            Optional<String> law,
            String form,
            ToGet worth,
            Optional<Money> promisedAmount,
            ZoneId zone)
            implements CaseFact {}

    /** As {@link StockoutBuyer}. */
    record StockoutMerchant(
            OfCase line,
            int units,
            String trigger,
            Money refundAmount,
            Instant deadline,
            Optional<String> law,
            Owed worth,
            Instant appealBy,
            ZoneId zone)
            implements CaseFact {}

    /** @param deadline the ship time that was missed */
    record LateShipmentBuyer(OfCase line, int units, Instant deadline, ToGet worth, ZoneId zone) implements CaseFact {}

    /** @param deadline the ship time that was missed */
    record LateShipmentMerchant(OfCase line, int units, Instant deadline, Owed worth, Instant appealBy, ZoneId zone)
            implements CaseFact {}

    /** @param why the id of the reason */
    record ReassessedBuyer(OfCase line, String why, ToGet worth) implements CaseFact {}

    /** @param why the id of the reason */
    record ReassessedMerchant(OfCase line, String why, Owed worth) implements CaseFact {}

    /**
     * Tells a merchant the amount that it gets back.
     *
     * @param repaid the part that repaid the platform
     */
    record ReimbursedMerchant(
            OfCase line, Money amount, String why, String policy, Money repaid, Money toBalance, List<Sentence> steps)
            implements CaseFact {}

    /**
     * Tells a buyer that units will be shipped after all.
     *
     * @param compensationAmount of the whole case, if something is still owed
     * @param notOwed true if something was owed and no longer is
     */
    record TakenBackBuyer(
            OfCase line, int units, Instant shipBy, Optional<Money> compensationAmount, boolean notOwed, ZoneId zone)
            implements CaseFact {}

    record ShippedAfterCaseMerchant(OfCase line, int units) implements CaseFact {}

    record ShippedAfterCaseOperator(OfCase line, String merchantId, int units) implements CaseFact {}
}
