package dev.makegood.payment;

import dev.makegood.payment.EventOrigin.NamedPayment;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.joda.money.Money;

/** Lists a provider's refunds, so that what no answer and no webhook told can still be heard. */
public interface ProviderRefunds {
    /**
     * Holds a refund of the list with a number of ours.
     *
     * @param reference the provider's own id of the refund
     * @param number under which it was sent
     * @param key ours; absent if the list has only numbers. Such a list says neither what the buyer got nor who paid
     * @param payment that it refunds; without a key its merchant is not said
     * @param amount gross of the provider's own coupons
     * @param ended {@link GatewayOutcome.Done} or {@link GatewayOutcome.Returned}; absent while it is on its way
     */
    record Listed(
            String reference,
            String number,
            Optional<String> key,
            NamedPayment payment,
            Money amount,
            Optional<GatewayOutcome> ended) {}

    /** Returns the provider's id. */
    String provider();

    /** Returns up to which instant the list is whole by now, exclusive. */
    Instant wholeUntil(Instant now);

    /**
     * Reads all refunds that were created in a time, whole or not at all.
     *
     * @param from inclusive: {@link #wholeUntil} some days earlier
     * @param to exclusive: {@link #wholeUntil}
     * @param subMerchants the merchants that were paid through us, for a provider that has a list of each
     * @param refund receives each refund that has a number of ours
     * @throws IllegalStateException if the list cannot be read to its end; a part may have been received
     */
    void each(Instant from, Instant to, Set<String> subMerchants, Consumer<Listed> refund);
}
