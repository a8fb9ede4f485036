package dev.makegood.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sets whether compensation is owed if buyer and merchant agree to cancel, depending on who proposed it, and when a
 * buyer's proposal takes effect although the merchant has not answered it.
 *
 * @param answerWithinHours how many hours the merchant has to answer; absent if a proposal waits for ever
 * @param atOnceWhenLate true if a proposal takes effect as soon as the ship time in force is over
 */
public record CancellationTerms(
        boolean owedIfMerchantProposes,
        boolean owedIfBuyerProposes,
        Optional<Integer> answerWithinHours,
        boolean atOnceWhenLate) {
    /**
     * The default: a merchant that proposes to cancel admits a stockout; a buyer who proposes it changed their mind, and
     * needs the merchant's answer.
     */
    public static final CancellationTerms DEFAULT = new CancellationTerms(true, false, Optional.empty(), false);

    public boolean owed(boolean merchantProposes) {
        return merchantProposes ? owedIfMerchantProposes : owedIfBuyerProposes;
    }

    /**
     * Returns the first instant at which a buyer's proposal takes effect unless it is answered; empty if it needs an
     * answer.
     *
     * @param lateFrom when the line is late, which may be in the past; empty if it never is
     */
    public Optional<Instant> takesEffectAt(Instant proposedAt, Optional<Instant> lateFrom) {
        Optional<Instant> unanswered = answerWithinHours.map(hours -> proposedAt.plus(Duration.ofHours(hours)));
        Optional<Instant> late =
                lateFrom.filter(_ -> atOnceWhenLate).map(from -> from.isBefore(proposedAt) ? proposedAt : from);
        return unanswered.filter(at -> late.filter(at::isAfter).isEmpty()).or(() -> late);
    }
}
