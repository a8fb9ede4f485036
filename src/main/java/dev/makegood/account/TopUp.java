package dev.makegood.account;

import java.time.Instant;
import org.joda.money.Money;

/**
 * Holds money that a merchant paid in.
 *
 * @param topUpId the platform's id of it, unique for each merchant
 * @param repaid how much of it repaid the platform's advances; the rest went to {@code into}
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
