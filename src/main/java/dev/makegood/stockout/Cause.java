package dev.makegood.stockout;

import dev.makegood.policy.Agreement;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Why units go short.
 *
 * @param agreed what buyer and merchant agreed on, where that is the trigger
 */
public record Cause(Trigger trigger, Optional<Agreed> agreed) {
    /**
     * An agreement to cancel.
     *
     * @param id which one of the case
     * @param byMerchant whether the merchant proposed it
     * @param atLeast the compensation agreed on; zero for what the policy gives
     */
    public record Agreed(String id, boolean byMerchant, Money atLeast, Instant proposedAt) {}

    static Cause of(Trigger trigger) {
        return new Cause(trigger, Optional.empty());
    }

    public static Cause agreement(Agreed agreed) {
        return new Cause(Trigger.AGREEMENT, Optional.of(agreed));
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

    /** Refunded when it falls due; what was agreed on is refunded at once. */
    Instant refundDue(PolicyVersion policy, Instant now) {
        return agreed.isPresent() ? now : policy.refund().due(now);
    }
}
