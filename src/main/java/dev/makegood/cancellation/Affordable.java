package dev.makegood.cancellation;

import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.detection.LineTerms;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Checks whether a merchant can pay a sum before it agrees to it, since the platform advances such sums only up to a
 * limit.
 */
final class Affordable {
    private final Accounts accounts;
    private final LineTerms lineTerms;

    Affordable(Database database) {
        accounts = new Accounts(database);
        lineTerms = new LineTerms(database);
    }

    /**
     * Returns true if the merchant of a line can pay the sum from its purses and the rest of the version's advance
     * limit.
     */
    boolean covers(OrderLine line, Money sum, Instant now) {
        if (sum.isZero()) {
            return true;
        }
        String merchantId = line.line().merchantId();
        MerchantAccount account = accounts.find(merchantId, sum.getCurrencyUnit())
                .map(Stored::value)
                .orElseGet(() -> MerchantAccount.opened(merchantId, sum.getCurrencyUnit()));
        return policy(line, now)
                .filter(policy -> !sum.isGreaterThan(account.means(policy.payment())))
                .isPresent();
    }

    /** Returns the version of the line's case, or else the one in force. */
    Optional<PolicyVersion> policy(OrderLine line, Instant now) {
        return lineTerms.policy(line, now);
    }
}
