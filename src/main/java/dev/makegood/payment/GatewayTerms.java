package dev.makegood.payment;

import java.time.Duration;

/**
 * The limits of a payment provider, as data: the refunds keep to them, the adapter does not.
 *
 * @param pendsAtMost for how long the provider may take over a refund that it has accepted
 * @param oneAtATime whether refunds of one order are sent one after the other
 * @param apart the least time between the beginnings of two calls for refunds of one order; zero if there is none
 */
public record GatewayTerms(Duration pendsAtMost, boolean oneAtATime, Duration apart) {
    /** For a provider that says nothing else: banks take up to 15 days, and orders have as many refunds at once as they have. */
    public static final GatewayTerms DEFAULT = new GatewayTerms(Duration.ofDays(15), false, Duration.ZERO);

    public GatewayTerms {
        if (pendsAtMost.compareTo(Duration.ofDays(1)) < 0 || pendsAtMost.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("a refund pends for 1 to 365 days, not " + pendsAtMost);
        }
        if (apart.isNegative() || apart.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("refunds of one order are at most an hour apart, not " + apart);
        }
    }

    /** Whether refunds of one order have to wait for each other. */
    public boolean inTurn() {
        return oneAtATime || apart.isPositive();
    }
}
