package dev.makegood.cancellation;

import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
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
    private final Cases cases;
    private final Policies policies;

    Affordable(Database database) {
        accounts = new Accounts(database);
        cases = new Cases(database);
        policies = new Policies(database);
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
        var id = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
        var domain = new PolicyVersion.Domain(
                line.platform(), Violation.STOCKOUT, line.line().paid().getCurrencyUnit());
        return cases.find(id)
                .map(Stored::value)
                .map(Case::policy)
                .map(policies::get)
                .or(() -> policies.inForce(domain, now));
    }
}
