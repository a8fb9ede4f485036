package dev.makegood.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.Money;

/** Is about a buyer's options instead of the refund, and the outcome of a wait. */
public sealed interface ChoiceFact extends Fact {
    /**
     * Tells the options of the buyer.
     *
     * @param deadline until when
     * @param restockOn the day of the restock that the buyer can wait for
     * @param forfeits true if the compensation depends on the refund
     */
    record ChoiceBuyer(OfCase line, Instant deadline, Optional<LocalDate> restockOn, boolean forfeits, ZoneId zone)
            implements ChoiceFact {}

    record ChoiceMerchant(OfCase line, Instant deadline, ZoneId zone) implements ChoiceFact {}

    /** @param deadline until when the buyer may choose it */
    record ReplacementOfferedBuyer(
            OfCase line, String replacementSku, Money unitPrice, Instant shipBy, Instant deadline, ZoneId zone)
            implements ChoiceFact {}

    /**
     * Holds a wait.
     *
     * @param amount of the refund
     * @param deadline the end of the wait or, once that is over, the refund's deadline
     */
    record Wait(OfCase line, int units, Money amount, Instant deadline, ZoneId zone) {}

    record WaitsBuyer(Wait of) implements ChoiceFact {}

    record WaitsMerchant(Wait of) implements ChoiceFact {}

    record WaitHonouredBuyer(OfCase line, int units) implements ChoiceFact {}

    record WaitAgainBuyer(Wait of) implements ChoiceFact {}

    record WaitInVainBuyer(Wait of) implements ChoiceFact {}

    record WaitOverBuyer(Wait of) implements ChoiceFact {}

    record WaitOverMerchant(Wait of) implements ChoiceFact {}

    record WaitCancelledBuyer(Wait of) implements ChoiceFact {}

    record WaitCancelledMerchant(Wait of) implements ChoiceFact {}

    record WaitMovedBuyer(Wait of, LocalDate arrivesOn) implements ChoiceFact {}

    record WaitDeclinedBuyer(Wait of) implements ChoiceFact {}

    record WaitStoppedMerchant(Wait of) implements ChoiceFact {}

    /** @param difference the refund */
    record SwappedBuyer(OfCase line, int units, String replacementSku, Instant shipBy, Money difference, ZoneId zone)
            implements ChoiceFact {}

    /**
     * Tells a merchant of a swap.
     *
     * @param difference the refund
     * @param borne by the merchant
     */
    record SwappedMerchant(
            OfCase line,
            int units,
            String replacementSku,
            String replacementLineId,
            Instant shipBy,
            Money difference,
            Money borne,
            ZoneId zone)
            implements ChoiceFact {}
}
