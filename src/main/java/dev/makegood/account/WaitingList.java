package dev.makegood.account;

import java.time.Instant;
import org.joda.money.CurrencyUnit;

/**
 * That compensations wait for a merchant's money; it is there as long as some do.
 *
 * @param since when the one that waits longest was owed
 * @param lookAt when it is looked at whether some of them can be paid: at once when money comes in
 */
public record WaitingList(String merchantId, CurrencyUnit currency, Instant since, Instant lookAt) {
    WaitingList lookAt(Instant next) {
        return new WaitingList(merchantId, currency, since, next);
    }
}
