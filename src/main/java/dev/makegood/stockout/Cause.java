package dev.makegood.stockout;

import dev.makegood.command.Actor;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Describes the cause that makes units short.
 *
 * @param by who caused it, such as {@code merchant:M1}, or {@code system}
 * @param ruledAt when it was ruled, came about, or silence decided, if that was earlier
 * @param agreed the agreement of buyer and merchant, if that is the trigger
 */
public record Cause(Trigger trigger, Actor by, Optional<Instant> ruledAt, Optional<Agreed> agreed) {
    /**
     * Holds an agreement to cancel.
     *
     * @param id identifies it within the case
     * @param byMerchant true if the merchant proposed it
     * @param atLeast the agreed compensation; zero for the policy's amount
     */
    public record Agreed(String id, boolean byMerchant, Money atLeast, Instant proposedAt) {}

    /** Returns a cause that the system itself found in the rows. */
    public static Cause seen(Trigger trigger) {
        return new Cause(trigger, Actor.SYSTEM, Optional.empty(), Optional.empty());
    }

    /** Returns the cause of units that have been overdue since an instant before the version's hours were over. */
    public static Cause overdueSince(Instant since) {
        return new Cause(Trigger.OVERDUE, Actor.SYSTEM, Optional.of(since), Optional.empty());
    }

    public static Cause admission(Actor by) {
        return new Cause(Trigger.ADMISSION, by, Optional.empty(), Optional.empty());
    }

    public static Cause claim(Actor by, Instant ruledAt) {
        return new Cause(Trigger.CLAIM, by, Optional.of(ruledAt), Optional.empty());
    }

    /**
     * Returns the cause of units that an agreement cancels.
     *
     * @param by who accepted
     * @param unansweredAt when it took effect without an answer; empty if it is accepted now
     */
    public static Cause agreement(Agreed agreed, Actor by, Optional<Instant> unansweredAt) {
        return new Cause(Trigger.AGREEMENT, by, unansweredAt, Optional.of(agreed));
    }

    /**
     * Returns the cause of units whose delay the buyer did not agree to.
     *
     * @param by the buyer who cancelled, or the system if silence did
     * @param silentAt when silence cancelled; empty if the buyer does now
     */
    public static Cause delay(Actor by, Optional<Instant> silentAt) {
        return new Cause(Trigger.DELAY, by, silentAt, Optional.empty());
    }

    /** Returns the cause of units that were not shipped in the further period that the buyer set, which is over at an instant. */
    public static Cause furtherPeriod(Instant overAt) {
        return new Cause(Trigger.FURTHER_PERIOD, Actor.SYSTEM, Optional.of(overAt), Optional.empty());
    }

    /**
     * Returns when the merchant stated that it would not ship: now for an admission, or when it proposed to cancel.
     */
    Optional<Instant> admittedAt(Instant now) {
        return trigger == Trigger.ADMISSION
                ? Optional.of(now)
                : agreed.filter(Agreed::byMerchant).map(Agreed::proposedAt);
    }

    /**
     * Returns true if the units are reported missing or overdue, so that they are not for sale until the next count.
     * After a recount the number is known, and units of a cancelled order are in stock.
     */
    public boolean saysNotThere(Instant now) {
        return switch (trigger) {
            case ADMISSION, OVERDUE, CLAIM, DELAY, FURTHER_PERIOD -> true;
            case RECOUNT -> false;
            case AGREEMENT -> admittedAt(now).isPresent();
        };
    }

    /** Returns true if it is a ruling or an agreement about all units of the line, also those that were short before. */
    public boolean isDecision() {
        return trigger == Trigger.CLAIM || isCancellation();
    }

    /** Returns true if the buyer wants the money back, so that there is nothing to choose. */
    private boolean isCancellation() {
        return trigger == Trigger.AGREEMENT || trigger == Trigger.DELAY || trigger == Trigger.FURTHER_PERIOD;
    }

    /** Returns true if the buyer wanted the units cancelled, so that they are not the merchant's doing. */
    public boolean isWish() {
        return agreed.filter(agreement -> !agreement.byMerchant()).isPresent();
    }

    Optional<Agreement> under(PolicyVersion policy) {
        return agreed.map(
                with -> new Agreement(with.id(), policy.cancellation().owed(with.byMerchant()), with.atLeast()));
    }

    /** Returns when the refund falls due, not before {@code now}. A cancellation is refunded at once. */
    public Instant refundDue(PolicyVersion policy, Instant knownAt, Instant now) {
        Instant due = policy.choiceEnd(knownAt);
        return isCancellation() || due.isBefore(now) ? now : due;
    }
}
