package dev.makegood.account;

import java.time.Instant;
import org.joda.money.Money;

/**
 * Money that a merchant paid in.
 *
 * @param topUpId the platform's id of it, used once for each merchant
 * @param repaid what of it went to the platform, which had advanced it; the rest went where {@code into} says
 * @param posting its number in the account's journal
 */
public record TopUp(
        String merchantId,
        String topUpId,
        Money amount,
        MerchantAccount.Into into,
        Instant at,
        Money repaid,
        long posting) {}
