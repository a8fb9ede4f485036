package dev.makegood.payment;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Holds what a payment provider states about its refunds.
 *
 * @param number the alphabet and the length of a refund's number, as one pattern; ours must fit
 * @param refundsFor the age of a payment after which it is no longer refunded; absent if there is none
 * @param mostRefunds the most refunds of one payment; absent if there is no limit
 * @param perSecond the most requests per second; absent if there is no limit
 * @param remembersKeyFor how long a number protects from a second payment; absent if for ever
 * @param findsByNumber true if a refund can be looked up by our number; otherwise the gateway reads all refunds of the
 *     payment
 */
public record ProviderLimits(
        Pattern number,
        Optional<Duration> refundsFor,
        OptionalInt mostRefunds,
        OptionalInt perSecond,
        Optional<Duration> remembersKeyFor,
        boolean findsByNumber) {
    /** A number looks like this, so a provider whose pattern refuses it cannot be connected. */
    private static final String EXAMPLE = RefundRequest.number("example");

    /** The limits of a provider that states none. */
    public static final ProviderLimits NONE = new ProviderLimits(
            Pattern.compile(".+"), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), true);

    public ProviderLimits {
        if (!number.matcher(EXAMPLE).matches()) {
            throw new IllegalArgumentException("the provider does not take a number like " + EXAMPLE);
        }
        if (refundsFor.filter(age -> !age.isPositive()).isPresent()
                || mostRefunds.orElse(1) < 1
                || perSecond.orElse(1) < 1
                || remembersKeyFor.filter(time -> !time.isPositive()).isPresent()) {
            throw new IllegalArgumentException("a limit is positive");
        }
    }
}
