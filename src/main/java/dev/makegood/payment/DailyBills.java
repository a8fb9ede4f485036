package dev.makegood.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Lists refunds from a provider's bills, one a day. A bill has the refunds of all merchants. */
public interface DailyBills extends ProviderRefunds {
    /** Returns the provider's name, for messages. */
    String name();

    /**
     * Reads the bill of a day.
     *
     * @return its refunds; none if the provider says that there was nothing on that day
     * @throws IllegalStateException if it cannot be read to its end
     */
    List<BilledRefund> bill(ListHttp http, LocalDate day);

    @Override
    default Instant wholeUntil(Instant now) {
        return BilledRefund.wholeUntil(now);
    }

    @Override
    default void each(Instant from, Instant to, Set<String> subMerchants, Consumer<Listed> refund) {
        try (var http = new ListHttp(name())) {
            for (LocalDate day : BilledRefund.days(from, to)) {
                bill(http, day).stream().flatMap(one -> one.listed().stream()).forEach(refund);
            }
        }
    }
}
