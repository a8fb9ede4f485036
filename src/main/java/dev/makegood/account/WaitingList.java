package dev.makegood.account;

import java.time.Instant;
import org.joda.money.CurrencyUnit;

/**
 * Marks that compensations wait for a merchant's money. It exists while any of them waits.
 *
 * @param since when the compensation that waits longest was owed
 * @param lookAt when to check next whether any can be paid; immediately after money comes in
 */
public record WaitingList(String merchantId, CurrencyUnit currency, Instant since, Instant lookAt) {
    WaitingList lookAt(Instant next) {
        return new WaitingList(merchantId, currency, since, next);
    }
}
