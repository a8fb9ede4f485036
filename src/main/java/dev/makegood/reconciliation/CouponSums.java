package dev.makegood.reconciliation;

import dev.makegood.account.LedgerAccounts;
import dev.makegood.reconciliation.CouponBooks.Liability;
import dev.makegood.reconciliation.CouponBooks.Proof;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Sums what is on coupons, and what postings put onto them or took from them. */
final class CouponSums {
    private static final String OUTSTANDING = LedgerAccounts.kind(LedgerAccounts.couponsOutstanding("any"));

    private record Year(CurrencyUnit currency, int year) {}

    private final Map<Year, Liability> years =
            new TreeMap<>(Comparator.comparing(Year::currency).thenComparing(Year::year));
    private final TreeSet<CurrencyUnit> currencies = new TreeSet<>();
    private final Sums sums = new Sums();

    void add(AuditedRows.Coupon coupon) {
        CurrencyUnit currency = coupon.balance().getCurrencyUnit();
        add("live", coupon.balance());
        if (coupon.balance().isPositive()) {
            int year = coupon.validUntil().getYear();
            years.merge(
                    new Year(currency, year),
                    new Liability(year, 1, coupon.balance()),
                    (one, other) -> new Liability(
                            year, one.coupons() + other.coupons(), one.balance().plus(other.balance())));
        }
    }

    /** Adds one side of a posting that its owner's row, as read, includes. */
    void add(Movement posting, Movement.Side side) {
        if (LedgerAccounts.kind(side.account()).equals(OUTSTANDING)) {
            switch (posting.kind()) {
                case "compensation", "accrual" -> add("debited", side.amount());
                case "redemption" -> add("spent", side.amount().negated());
                case "expiry" -> add("expired", side.amount().negated());
                default -> add("givenBack", side.amount());
            }
        }
    }

    private void add(String what, Money amount) {
        currencies.add(amount.getCurrencyUnit());
        sums.add(what, amount);
    }

    CouponBooks books() {
        return new CouponBooks(
                years.values().stream().toList(),
                currencies.stream()
                        .map(currency -> new Proof(
                                sums.of("debited", currency),
                                sums.of("live", currency),
                                sums.of("spent", currency),
                                sums.of("givenBack", currency),
                                sums.of("expired", currency)))
                        .toList());
    }
}
