package dev.makegood.policy;

import dev.makegood.calendar.TimeLimit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Sets what the buyer's silence about a delay means. Days are calendar days after the day of the ship time that counts,
 * to the end of the last one; 0 is the end of the same day.
 *
 * @param consentUpToDays a new ship time within these days holds if the buyer is silent; absent if none does
 * @param cancelAfterDays with any other delay, what has not been shipped by the end of these days is cancelled if the
 *     buyer is silent; absent if a merchant can tell no such delay
 */
public record DelayRule(Optional<Integer> consentUpToDays, Optional<Integer> cancelAfterDays) {
    /**
     * Returns what silence about a delay means; empty if a merchant cannot tell such a delay.
     *
     * @param shipBy the ship time that counts
     * @param newShipBy the new one; empty if the merchant has no date
     */
    Optional<Silence> silence(Instant shipBy, Optional<Instant> newShipBy, ZoneId zone) {
        boolean consents = newShipBy
                .flatMap(at -> lastOfConsent(shipBy, zone).filter(last -> !at.isAfter(last)))
                .isPresent();
        return consents
                ? Optional.of(new Silence(Silence.Meaning.CONSENT, shipBy))
                : cancelAfterDays.map(days -> new Silence(Silence.Meaning.CANCELLATION, lastOf(days, shipBy, zone)));
    }

    /** Returns the latest new ship time that holds if the buyer is silent; empty if none does. */
    public Optional<Instant> lastOfConsent(Instant shipBy, ZoneId zone) {
        return consentUpToDays.map(days -> lastOf(days, shipBy, zone));
    }

    private static Instant lastOf(int days, Instant shipBy, ZoneId zone) {
        return TimeLimit.ofDays(days)
                .end(shipBy, zone, () -> {
                    throw new IllegalStateException("calendar days need no calendar");
                })
                .at()
                .minusMillis(1);
    }
}
