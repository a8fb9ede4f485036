package dev.makegood.stockout;

import dev.makegood.policy.Agreement;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Why units go short.
 *
 * @param by who caused it, such as {@code merchant:M1}, or {@code system}
 * @param ruledAt when somebody ruled so, where that was earlier
 * @param agreed what buyer and merchant agreed on, where that is the trigger
 */
public record Cause(Trigger trigger, String by, Optional<Instant> ruledAt, Optional<Agreed> agreed) {
    /**
     * An agreement to cancel.
     *
     * @param id which one of the case
     * @param byMerchant whether the merchant proposed it
     * @param atLeast the compensation agreed on; zero for what the policy gives
     */
    public record Agreed(String id, boolean byMerchant, Money atLeast, Instant proposedAt) {}

    /** Makes a cause of what is seen by looking at the rows. */
    public static Cause seen(Trigger trigger) {
        return new Cause(trigger, Tranche.SYSTEM, Optional.empty(), Optional.empty());
    }

    public static Cause admission(String by) {
        return new Cause(Trigger.ADMISSION, by, Optional.empty(), Optional.empty());
    }

    public static Cause claim(String by, Instant ruledAt) {
        return new Cause(Trigger.CLAIM, by, Optional.of(ruledAt), Optional.empty());
    }

    /** @param by who accepted */
    public static Cause agreement(Agreed agreed, String by) {
        return new Cause(Trigger.AGREEMENT, by, Optional.empty(), Optional.of(agreed));
    }

    /** When the merchant said that it would not ship: by an admission now, or by a proposal to cancel. */
    Optional<Instant> admittedAt(Instant now) {
        return trigger == Trigger.ADMISSION
                ? Optional.of(now)
                : agreed.filter(Agreed::byMerchant).map(Agreed::proposedAt);
    }

    /**
     * Returns true if the units are said not to be there, or nobody has seen them for too long: they are not on offer until they are
     * counted. A count says itself what is there, and what a buyer wants to give back is there.
     */
    boolean saysNotThere(Instant now) {
        return switch (trigger) {
            case ADMISSION, OVERDUE, CLAIM -> true;
            case RECOUNT -> false;
            case AGREEMENT -> admittedAt(now).isPresent();
        };
    }

    Optional<Agreement> under(PolicyVersion policy) {
        return agreed.map(
                with -> new Agreement(with.id(), policy.cancellation().owed(with.byMerchant()), with.atLeast()));
    }

    /** Refunded when it falls due, though not before now; what was agreed on is refunded at once. */
    Instant refundDue(PolicyVersion policy, Instant knownAt, Instant now) {
        Instant due = policy.refund().due(knownAt);
        return agreed.isPresent() || due.isBefore(now) ? now : due;
    }
}
