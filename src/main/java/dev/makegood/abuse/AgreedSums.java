package dev.makegood.abuse;

import dev.makegood.account.Accounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Looks for merchants who agreed on sums until the platform had advanced as much as the version allows. */
final class AgreedSums {
    private final Accounts accounts;
    private final Policies policies;
    private final Looked looked;
    private final AbuseFigures figures;

    AgreedSums(Database database, Looked looked, AbuseFigures figures) {
        accounts = new Accounts(database);
        policies = new Policies(database);
        this.looked = looked;
        this.figures = figures;
    }

    Optional<Sign> sign(Case c, Instant now) {
        if (agreed(c).isZero()) {
            return Optional.empty();
        }
        Money limit = policies.get(c.policy()).advanceLimit();
        Money owed = accounts.find(c.merchantId(), limit.getCurrencyUnit())
                .map(Stored::value)
                .map(MerchantAccount::receivable)
                .orElse(Money.zero(limit.getCurrencyUnit()));
        return limit.isPositive() && reaches(owed, limit) ? sign(c, limit, owed, now) : Optional.empty();
    }

    private Optional<Sign> sign(Case c, Money limit, Money owed, Instant now) {
        List<Case> cases = looked.ofMerchant(c, now).stream()
                .filter(one -> agreed(one).isPositive())
                .filter(one -> agreed(one).getCurrencyUnit().equals(limit.getCurrencyUnit()))
                .toList();
        Money sums = cases.stream().map(AgreedSums::agreed).reduce(Money.zero(limit.getCurrencyUnit()), Money::plus);
        return cases.size() < figures.agreedCases() || !reaches(sums, limit)
                ? Optional.empty()
                : Optional.of(Sign.ofMonth(
                        AbuseKind.AGREED_AT_LIMIT,
                        AbuseFlag.Subject.merchant(c.merchantId(), Optional.empty()),
                        c.establishedAt(),
                        cases,
                        Sentence.of("abuse.agreedAtLimit")
                                .with("cases", cases.size())
                                .amount("sums", sums)
                                .amount("owed", owed)
                                .amount("limit", limit)));
    }

    private boolean reaches(Money amount, Money limit) {
        return amount.getAmountMinorLong() * 100 >= limit.getAmountMinorLong() * figures.agreedPercent();
    }

    /** Returns the sum that buyer and merchant agreed on; zero if none. */
    private static Money agreed(Case c) {
        return c.tranches().stream()
                .filter(tranche -> tranche.trigger() == Trigger.AGREEMENT)
                .flatMap(AgreedSums::sums)
                .reduce(Money.zero(c.assessment().amount().getCurrencyUnit()), Money::plus);
    }

    private static Stream<Money> sums(Tranche tranche) {
        return tranche.portion().agreement().map(agreement -> agreement.atLeast()).stream();
    }
}
