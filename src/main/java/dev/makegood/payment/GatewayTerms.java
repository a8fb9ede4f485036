package dev.makegood.payment;

import java.time.Duration;

/**
 * Holds the limits of a payment provider as data. The code that sends refunds observes them; the adapter does not,
 * except for the requests per second, which {@link GatewayHttp} counts.
 *
 * @param pendsAtMost how long the provider may take to settle a refund that it has accepted, 1 to 365 days
 * @param oneAtATime true if refunds of one order are sent one after the other
 * @param apart the least time between the starts of two calls for refunds of one order; zero if there is none, at most
 *     an hour
 * @param limits what the provider states about numbers, payments and requests
 */
public record GatewayTerms(Duration pendsAtMost, boolean oneAtATime, Duration apart, ProviderLimits limits) {
    /**
     * The terms of a provider that states none: banks take up to 15 days, and refunds of one order may be sent
     * concurrently.
     */
    public static final GatewayTerms DEFAULT = new GatewayTerms(Duration.ofDays(15), false, Duration.ZERO);

    /** Creates the terms of a provider that states no limits of its own. */
    public GatewayTerms(Duration pendsAtMost, boolean oneAtATime, Duration apart) {
        this(pendsAtMost, oneAtATime, apart, ProviderLimits.NONE);
    }

    public GatewayTerms {
        if (pendsAtMost.compareTo(Duration.ofDays(1)) < 0 || pendsAtMost.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("a refund may be pending for 1 to 365 days, not " + pendsAtMost);
        }
        if (apart.isNegative() || apart.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("refunds of one order may be at most an hour apart, not " + apart);
        }
    }

    /** Returns true if refunds of one order must wait for each other. */
    public boolean inTurn() {
        return oneAtATime || apart.isPositive();
    }
}
